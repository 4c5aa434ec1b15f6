"""Root or Nerve: from cited anatomy and Markdown cases to a course.

Data flows one way: `load` reads content into a `Library`, `compile` turns the
library into a `Site` of values, an engine writes the site as HTML.
"""

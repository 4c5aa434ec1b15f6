"""From checked content to HTML: prose, pages, figures, words."""

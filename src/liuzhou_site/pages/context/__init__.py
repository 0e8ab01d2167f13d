"""What each template is given: one frozen record a page, and the parts it is made of.

A template is rendered with a single name, `c`: `template.render(c=StoryContext(…))`. Texts that
are ready HTML (mentions wrapped as links, drawings) are `Markup`; plain `str` is escaped. Markup
`""` means "nothing here" and prints no element. Addresses are relative to the page unless the
field says absolute. Number mentions inside Markup look like this, so that the style sheet finds
them::

    <a class="q out" href="figures/#ID">261</a>     q + the category's colour (out in land ink),
                                                    + d when derived, + h when doubtful
"""

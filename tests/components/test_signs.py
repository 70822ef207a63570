"""Signs: how a page opens, what to do, what to mind, what is not there, what is folded away."""

from django.templatetags.static import static

from careers.pages.choosing import Choice
from tests.components.rendering import rendered


def test_head() -> None:
    assert rendered("{% head 'Every role' %}From the top.{% endhead %}") == (
        '<div class="page two head"><h1>Every role</h1><p class="lead">From the top.</p></div>'
    )


def test_actions() -> None:
    line = (
        "{% actions %}{% action '/a/' 'primary' %}Go{% endaction %} "
        "{% action path kind='link' %}Stay{% endaction %} {% action '/c/' %}Or{% endaction %}"
        "{% endactions %}"
    )
    assert rendered(line, path="/b/?x=1&y") == (
        '<p class="actions"><a class="btn btn-primary" href="/a/">Go</a>'
        '<a class="btn btn-link" href="/b/?x=1&amp;y">Stay</a><a class="btn" href="/c/">Or</a></p>'
    )


def test_alert_without_a_heading_takes_no_focus() -> None:
    assert rendered("{% alert %}<p>So.</p>{% endalert %}") == (
        '<div class="alert alert-info" role="note"><p>So.</p></div>'
    )


def test_alert_with_a_heading_is_named_by_it() -> None:
    line = "{% alert 'danger' role='alert' anchor='faults' heading='Two' %}<p>So.</p>{% endalert %}"
    assert rendered(line) == (
        '<div class="alert alert-danger" role="alert" tabindex="-1" id="faults"'
        ' aria-labelledby="faults-title"><h2 id="faults-title">Two</h2><p>So.</p></div>'
    )


def test_alert_takes_the_focus_where_it_is_told_to() -> None:
    line = "{% alert anchor='faults' heading='Two' focus=True %}<p>So.</p>{% endalert %}"
    assert rendered(line) == (
        '<div class="alert alert-info" role="note" tabindex="-1" autofocus id="faults"'
        ' aria-labelledby="faults-title"><h2 id="faults-title">Two</h2><p>So.</p></div>'
    )


def test_nothing_as_a_page_and_as_a_part_of_one() -> None:
    assert rendered("{% nothing 'No result' 'Answer first.' heading='h1' %}go{% endnothing %}") == (
        '<header><h1>No result</h1><p class="lead">Answer first.</p></header> go'
    )
    assert rendered("{% nothing 'No result' 'Answer first.' %}go{% endnothing %}") == (
        "<h2>No result</h2><p>Answer first.</p> go"
    )


def test_fold() -> None:
    assert rendered("{% fold 'More' %}<p>So.</p>{% endfold %}") == (
        "<details><summary>More</summary><p>So.</p></details>"
    )
    assert rendered("{% fold 'Useful' aside='at times' rest=True %}x{% endfold %}") == (
        '<details class="rest-of-it"><summary>Useful <span class="hush">at times</span></summary>'
        " x</details>"
    )


def test_search_field() -> None:
    assert rendered("{% search_field query=said %}", said='a "b" <c>') == (
        '<form role="search" action="/search/" method="get"><label class="form-label" for="q">'
        'A job, a skill, a worry or a word</label><div class="seek"><input class="form-control"'
        ' type="search" name="q" id="q" value="a &quot;b&quot; &lt;c&gt;" maxlength="200"'
        ' autocomplete="off"><button class="btn btn-primary" type="submit">Search</button>'
        '</div><div data-suggest="/search/suggestions/"><div role="status"><p class="hush"'
        " hidden>You may mean one of these.</p></div>"
        '<ul class="suggested plain" hidden></ul></div></form>'
        f'<script src="{static("js/suggest.js")}" defer></script>'
    )


CHOICE = Choice((("1 Entry", (("agent", "Agent"), ("clerk", "Clerk <b>"))),))


def test_role_field_is_a_list_with_the_role_that_was_chosen() -> None:
    field = '{% role_field choice "from" "id_from" "anywhere" chosen %}'
    assert rendered(field, choice=CHOICE, chosen="clerk") == (
        '<select class="form-select" id="id_from" name="from"><option value="">anywhere</option>'
        '<optgroup label="1 Entry"><option value="agent">Agent</option>'
        '<option value="clerk" selected>Clerk &lt;b&gt;</option></optgroup></select>'
    )
    assert rendered(field, choice=CHOICE, chosen="").count("selected") == 0


def test_role_field_is_typed_where_there_is_no_list() -> None:
    field = '{% role_field choice "to" "there" "anywhere" "agent" title required=True %}'
    assert rendered(field, choice=Choice(), title='Agent "A"') == (
        '<input class="form-control" id="there" name="to" maxlength="200"'
        ' value="Agent &quot;A&quot;" placeholder="a role’s name" required>'
    )

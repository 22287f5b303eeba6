"""What visitors share may not depend on who they are, and may not grow without end."""

from __future__ import annotations

import ast
import inspect

import pytest

from wijkscan.app import cached

SHARED = {"codes", "focus", "layer", "figure", "other", "ending", "today", "query", "limit"}
SHARED |= {"number"}  # of a figure, not of a person
SHARED |= {"_known", "as_text"}  # which tables are newer at the source: of the computer
FUNCTIONS = [
    node
    for node in ast.parse(inspect.getsource(cached)).body
    if isinstance(node, ast.FunctionDef) and node.decorator_list
]


@pytest.mark.parametrize("function", FUNCTIONS, ids=lambda node: node.name)
def test_nothing_shared_is_keyed_by_a_person(function: ast.FunctionDef):
    assert {argument.arg for argument in function.args.args} <= SHARED


@pytest.mark.parametrize("function", FUNCTIONS, ids=lambda node: node.name)
def test_everything_shared_is_bounded(function: ast.FunctionDef):
    decorator = function.decorator_list[0]
    assert isinstance(decorator, ast.Call)
    if function.args.args:
        assert "max_entries" in {keyword.arg for keyword in decorator.keywords}


def test_nothing_reads_the_session():
    source = inspect.getsource(cached)
    assert "session_state" not in source
    assert "query_params" not in source

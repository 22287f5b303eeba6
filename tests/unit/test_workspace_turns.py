"""Writers within one process wait in a row."""

from __future__ import annotations

import threading
import time

from wijkscan.workspace.turns import Turns


def test_the_first_in_the_row_goes_first() -> None:
    turns, served = Turns(), []
    assert turns.acquire(1)
    threads = []

    def wait(number: int) -> None:
        assert turns.acquire(10)
        served.append(number)
        turns.release()

    for number in range(8):
        threads.append(threading.Thread(target=wait, args=(number,)))
        threads[-1].start()
        while len(turns._row) <= number:
            time.sleep(0.001)
    turns.release()
    for thread in threads:
        thread.join()
    assert served == list(range(8))


def test_who_gives_up_is_skipped() -> None:
    turns = Turns()
    assert turns.acquire(1)
    assert not turns.acquire(0.01)
    turns.release()
    assert turns.acquire(0.01)


def test_as_many_as_there_are_places() -> None:
    turns = Turns(2)
    assert [turns.acquire(0) for _ in range(3)] == [True, True, False]
    turns.release()
    assert [turns.acquire(0) for _ in range(2)] == [True, False]


def test_only_one_at_a_time_and_everybody_gets_a_turn() -> None:
    turns, inside, most, count = Turns(), 0, 0, 0

    def work() -> None:
        nonlocal inside, most, count
        for number in range(200):
            if not turns.acquire(0.0005 if number % 3 else 5):
                continue
            inside += 1
            most = max(most, inside)
            count += 1
            inside -= 1
            turns.release()

    threads = [threading.Thread(target=work) for _ in range(10)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert most == 1
    assert count >= 10 * 67
    assert turns.acquire(0)

"""The files of a story, the command that writes them, and the memory it takes."""

from __future__ import annotations

import gzip
import json
import tracemalloc
from pathlib import Path

from typer.testing import CliRunner

from ops.commands.simulate import app
from producers.simulator.output_files import EVENTS, TRUTH, write
from producers.simulator.simulation import simulated_events
from producers.simulator.truth import CuckooedTruth
from producers.simulator.world.ground_truth import world
from schemas.wire import decode_said

SCALE = 0.01


def files(folder: Path, *, zipped: bool) -> dict[str, bytes]:
    write(folder, world(4, SCALE), simulated_events(seed=4, scale=SCALE), zipped=zipped)
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_files_are_the_same_each_time_packed_or_not(tmp_path: Path) -> None:
    plain, packed = files(tmp_path / "a", zipped=False), files(tmp_path / "b", zipped=True)
    assert packed == files(tmp_path / "c", zipped=True)
    assert {f"{name}.gz": value for name, value in plain.items()} == {
        name: gzip.decompress(value) for name, value in packed.items()
    }


def test_each_line_is_one_event_or_one_record_of_the_truth(tmp_path: Path) -> None:
    written = files(tmp_path, zipped=False)
    assert all(decode_said(line) for line in written[EVENTS].splitlines())
    records = [json.loads(line) for line in written[TRUTH].splitlines()]
    homes = [CuckooedTruth.model_validate_json(json.dumps(one)) for one in records if one["truth"] == "cuckooed"]
    assert homes


def test_the_command_says_how_much_it_told(tmp_path: Path) -> None:
    told = CliRunner().invoke(app, ["--seed", "4", "--scale", str(SCALE), "--out", str(tmp_path), "--json"])
    assert told.exit_code == 0, told.output
    said = json.loads(told.stdout)["said"]
    assert sum(said.values()) == len((tmp_path / EVENTS).read_bytes().splitlines())


def test_the_command_asks_what_to_do_with_the_story() -> None:
    assert CliRunner().invoke(app, []).exit_code == 2


def peak(scale: float) -> int:
    tracemalloc.start()
    for _ in simulated_events(seed=4, scale=scale):
        pass
    found = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return found


def test_memory_hardly_grows_with_the_story() -> None:
    peak(SCALE)  # what is read once and kept, whatever the scale
    assert peak(0.08) - peak(0.04) < 3_000_000

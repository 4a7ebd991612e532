"""Makes the PyTorch checkpoints that the tests of org.convzoo.zoo.tensors read, and what is in them according to PyTorch.

    python3 zoo/src/test/python/make_pytorch_fixtures.py zoo/src/test/resources/org/convzoo/zoo/tensors

Made with PyTorch 1.13. A file made again has other bytes but the same tensors.
"""

import argparse
import collections
import json
import os
import pathlib
import sys

import torch


class Runs:
    """What an attacker's pickle does: it names a function and its arguments."""

    def __reduce__(self):
        return os.system, ("echo a weight file ran a command",)


def tensors():
    counting = torch.arange(24, dtype=torch.float32) / 8
    table = torch.arange(30, dtype=torch.float32).reshape(5, 6)
    images = counting.reshape(2, 3, 2, 2).contiguous(memory_format=torch.channels_last)
    return collections.OrderedDict(
        f64=torch.tensor([0.5, -3.25, 1e-3], dtype=torch.float64),
        f32=counting.reshape(2, 3, 4).clone(),
        f16=torch.tensor([1.0, -2.5, 65504.0, 6e-8, 6e-5, -0.0], dtype=torch.float16),
        bf16=torch.tensor([1.0, -2.5, 3e38, 1e-39], dtype=torch.bfloat16),
        i64=torch.tensor(1234567, dtype=torch.int64),
        i32=torch.tensor([-7, 16777216], dtype=torch.int32),
        i16=torch.tensor([-32768, 32767], dtype=torch.int16),
        i8=torch.tensor([-128, 127], dtype=torch.int8),
        u8=torch.tensor([0, 255], dtype=torch.uint8),
        flags=torch.tensor([True, False, True]),
        transposed=table.t(),
        rows=table[1:3],
        columns=table[:, 1:6:2],
        channels_last=images,
        parameter=torch.nn.Parameter(torch.tensor([[1.5, 2.5]])),
        empty=torch.zeros(0, 3),
    )


def description(state):
    return {
        name: {
            "type": str(tensor.dtype).replace("torch.", ""),
            "shape": list(tensor.shape),
            "values": tensor.detach().to(torch.float32).flatten().tolist(),
        }
        for name, tensor in state.items()
    }


def main(folder):
    state = tensors()
    run = {
        "epoch": 7,
        "best_prec1": 91.5,
        "arch": "tiny",
        "args": argparse.Namespace(lr=0.1, milestones=collections.Counter([3, 5])),
        "state_dict": {"module." + name: tensor for name, tensor in state.items()},
    }
    network = torch.nn.BatchNorm2d(2)
    optimizer = torch.optim.SGD(network.parameters(), lr=0.1, momentum=0.9)
    network(torch.ones(1, 2, 2, 2)).sum().backward()
    optimizer.step()
    training = {"model": network.state_dict(), "optimizer": optimizer.state_dict(), "done": False}
    files = {
        "state": state,
        "run": run,
        "training": training,
        "attack": {"state_dict": state, "hook": Runs()},
        "number": {"epoch": 7},
    }
    for name, content in files.items():
        torch.save(content, folder / f"{name}.pth")
        torch.save(content, folder / f"{name}-before-1.6.pth", _use_new_zipfile_serialization=False)
    torch.save(state, folder / "state-protocol-4.pth", pickle_protocol=4)
    torch.save(torch.nn.Linear(2, 2), folder / "module.pth")
    with open(folder / "state.json", "w", encoding="ascii") as expected:
        json.dump(description(state), expected, indent=1)
        expected.write("\n")


if __name__ == "__main__":
    torch.manual_seed(0)
    main(pathlib.Path(sys.argv[1]))

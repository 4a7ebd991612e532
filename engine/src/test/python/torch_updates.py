"""Values for UpdatesBesideTorchTest: a miniature network trained by PyTorch, a line a recipe.

    python3 torch_updates.py > ../resources/org/convzoo/engine/torch-updates.csv

A line holds the recipe's name, the loss before each of five steps and, after the last, parameters that the test names.
Made with PyTorch 1.13.1 in double precision.
"""
import math

import torch
from torch import nn

RATES = [0.1, 0.1, 0.02, 0.05, 0.05]
MOMENTA = [0.95, 0.9, 0.85, 0.88, 0.93]


def wave(count, offset):
    return torch.tensor([0.5 * math.sin(1.7 * k + offset) for k in range(count)], dtype=torch.double)


def network():
    net = nn.Sequential(nn.Linear(4, 5, bias=False), nn.BatchNorm1d(5), nn.Tanh(), nn.Linear(5, 3)).double()
    with torch.no_grad():
        net[0].weight.copy_(wave(20, 0.1).reshape(5, 4))
        net[1].weight.copy_(1 + 0.4 * wave(5, 0.2))
        net[1].bias.copy_(wave(5, 0.3))
        net[3].weight.copy_(wave(15, 0.4).reshape(3, 5))
        net[3].bias.copy_(wave(3, 0.5))
    return net


def weights(net):
    return [net[0].weight, net[3].weight]


def others(net):
    return [net[1].weight, net[1].bias, net[3].bias]


X = 2 * wave(24, 0.7).reshape(6, 4)
Y = torch.arange(6) % 3


def shown(values):
    d, gamma, beta, w, b = values
    return [d[2][1], d[4][3], gamma[0], beta[4], w[1][2], b[0]]


def train(name, make, clip=None, batches=((0, 6),), scale=1.0):
    net = network()
    optimizer = make(net)
    losses = []
    averages = None
    for number, rate in enumerate(RATES):
        for group in optimizer.param_groups:
            group["lr"] = rate * scale * group.get("lr_scale", 1)
            if name.startswith("cycled") and "momentum" in group:
                group["momentum"] = MOMENTA[number]
            elif name.startswith("cycled"):
                group["betas"] = (MOMENTA[number], group["betas"][1])
        optimizer.zero_grad()
        total = 0.0
        for start, end in batches:
            loss = nn.functional.cross_entropy(net(X[start:end]), Y[start:end]) * (end - start) / 6
            loss.backward()
            total += loss.item()
        losses.append(total)
        if clip:
            clip(list(net.parameters()))
        optimizer.step()
        now = [p.detach().clone() for p in net.parameters()]
        averages = now if averages is None else [a.lerp(p, 0.1) for a, p in zip(averages, now)]
    print(",".join([name] + ["%.9f" % v for v in losses + shown(averages if name == "ema" else now)]))


def sgd(**options):
    return lambda net: torch.optim.SGD(net.parameters(), lr=1, **options)


def on_weights(kind, decay, **options):
    return lambda net: kind([{"params": weights(net), "weight_decay": decay},
                             {"params": others(net), "weight_decay": 0}], lr=1, **options)


def layerwise(kind, weight_decay=0.0, **options):
    """Groups as timm's param_groups_layer_decay makes them: the head has the whole rate, each layer below half of it."""
    def make(net):
        blocks = [[net[0].weight], [net[1].weight, net[1].bias], [net[3].weight, net[3].bias]]
        groups = [{"params": [p for p in block if (p.dim() > 1) == decays], "lr_scale": 0.5 ** (2 - depth),
                   "weight_decay": weight_decay if decays else 0.0}
                  for depth, block in enumerate(blocks) for decays in (True, False)]
        return kind([group for group in groups if group["params"]], lr=1, **options)
    return make


def each_by_itself(parameters):
    for parameter in parameters:
        torch.nn.utils.clip_grad_norm_([parameter], 0.05)


def global_norm(parameters):
    torch.nn.utils.clip_grad_norm_(parameters, 0.1)


def by_value(parameters):
    torch.nn.utils.clip_grad_value_(parameters, 0.02)


train("momentum", sgd(momentum=0.9))
train("momentum, l2 of weights", on_weights(torch.optim.SGD, 0.1, momentum=0.9))
train("momentum, l2 of all", sgd(momentum=0.9, weight_decay=0.1))
train("nesterov, l2 of all", sgd(momentum=0.9, nesterov=True, weight_decay=0.1))
train("adam, l2 of all", lambda net: torch.optim.Adam(net.parameters(), lr=1, weight_decay=0.1), scale=0.1)
train("adamw of weights", on_weights(torch.optim.AdamW, 0.5), scale=0.1)
train("adamw of all", lambda net: torch.optim.AdamW(net.parameters(), lr=1, weight_decay=0.5), scale=0.1)
train("clip value", sgd(momentum=0.9), clip=by_value)
train("clip norm", sgd(momentum=0.9), clip=each_by_itself)
train("clip global norm", sgd(momentum=0.9), clip=global_norm)
train("accumulate", sgd(momentum=0.9), batches=((0, 4), (4, 6)))
train("accumulate, clip global norm", sgd(momentum=0.9), clip=global_norm, batches=((0, 3), (3, 6)))
train("ema", sgd(momentum=0.9))
train("cycled momentum", sgd(momentum=0.9))
train("cycled nesterov", sgd(momentum=0.9, nesterov=True))
train("cycled adam", lambda net: torch.optim.Adam(net.parameters(), lr=1), scale=0.1)
train("layerwise momentum", layerwise(torch.optim.SGD, momentum=0.9))
train("layerwise nesterov, l2 of weights", layerwise(torch.optim.SGD, 0.1, momentum=0.9, nesterov=True))
train("layerwise adam", layerwise(torch.optim.Adam), scale=0.1)
train("layerwise adamw of weights", layerwise(torch.optim.AdamW, 0.5), scale=0.1)

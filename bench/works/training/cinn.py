"""FrEIA's half of the cINN step: 16 GLOW blocks with fixed permutations between them, and a feature network."""
import os
import sys

sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
from importlib.metadata import version

import FrEIA.framework as framework
import FrEIA.modules as modules
import torch
import torch.nn as nn

from peer import serve

torch.set_num_threads(int(os.environ["OMP_NUM_THREADS"]))
torch.manual_seed(0)
blocks, hidden, features, batch = 16, 512, 64, 512


def chain(*widths):
    layers = [layer for i, o in zip(widths, widths[1:]) for layer in (nn.Linear(i, o), nn.ReLU())]
    return nn.Sequential(*layers[:-1])


network = framework.SequenceINN(7)
for k in range(blocks):
    subnet = lambda i, o: chain(i, hidden, hidden, hidden, o)
    network.append(modules.GLOWCouplingBlock, cond=0, cond_shape=(features,), subnet_constructor=subnet, clamp=1.9)
    if k < blocks - 1:
        network.append(modules.PermuteRandom, seed=k)
conditions = chain(12, hidden, hidden, features)
adam = torch.optim.Adam([p for p in [*network.parameters(), *conditions.parameters()] if p.requires_grad], 1e-4)
unknown, observed = torch.randn(batch, 7), torch.randn(batch, 12)


def step():
    adam.zero_grad()
    z, jacobian = network(unknown, c=[conditions(observed)])
    (0.5 * (z**2).sum(1) - jacobian).mean().backward()
    adam.step()


serve(f"torch {torch.__version__}, FrEIA {version('FrEIA')}", step)

"""PyTorch's half of the SimSiam step: torchvision's ResNet-18 and lightly's heads, written out."""
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "training"))
import torch
import torch.nn as nn
import torch.nn.functional as F

from layouts import faster
from peer import serve

batch = 64


def unit(inputs, outputs, side, stride=1):
    return nn.Sequential(nn.Conv2d(inputs, outputs, side, stride, side // 2, bias=False), nn.BatchNorm2d(outputs))


class Block(nn.Module):
    def __init__(self, inputs, outputs, stride):
        super().__init__()
        self.first, self.second = unit(inputs, outputs, 3, stride), unit(outputs, outputs, 3)
        self.shortcut = unit(inputs, outputs, 1, stride) if stride > 1 else nn.Identity()

    def forward(self, x):
        return F.relu(self.second(F.relu(self.first(x))) + self.shortcut(x))


class SimSiam(nn.Module):
    def __init__(self):
        super().__init__()
        stages = [nn.Sequential(Block(i, o, s), Block(o, o, 1)) for i, o, s in ((64, 64, 1), (64, 128, 2), (128, 256, 2), (256, 512, 2))]
        self.backbone = nn.Sequential(
            unit(1, 64, 7, 2), nn.ReLU(), nn.MaxPool2d(3, 2, 1), *stages, nn.AdaptiveAvgPool2d(1), nn.Flatten(),
        )
        linear = lambda i, o: nn.Linear(i, o, bias=False)
        self.project = nn.Sequential(
            linear(512, 512), nn.BatchNorm1d(512), nn.ReLU(), linear(512, 512), nn.BatchNorm1d(512), nn.ReLU(),
            linear(512, 100), nn.BatchNorm1d(100, affine=False),
        )
        self.predict = nn.Sequential(linear(100, 128), nn.BatchNorm1d(128), nn.ReLU(), nn.Linear(128, 100))

    def forward(self, x):
        z = self.project(self.backbone(x))
        return z, self.predict(z)


def make(layout):
    net = SimSiam().to(memory_format=layout)
    assert sum(p.numel() for p in net.parameters()) == 11_773_732
    views = [(torch.rand(batch, 1, 128, 128) * 2 - 1).to(memory_format=layout) for _ in range(2)]
    descent = torch.optim.SGD(net.parameters(), 0.0125)
    similarity = lambda p, z: F.cosine_similarity(p, z.detach(), dim=1).mean()

    def step():
        descent.zero_grad()
        (z0, p0), (z1, p1) = (net(view) for view in views)
        loss = -0.5 * (similarity(p1, z0) + similarity(p0, z1))
        loss.backward()
        descent.step()
        return loss.item()

    return step


serve(*faster(make))

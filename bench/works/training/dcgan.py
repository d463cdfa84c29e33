"""PyTorch's half of the DCGAN steps: the same layers, order of updates and optimiser, batch norm with running statistics."""
import os
import sys

sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
import torch
import torch.nn as nn

from gan import call, trainable
from layouts import faster
from peer import serve

exogan = sys.argv[1] == "exogan"
batch = 64
side, smallest, latent, extra = (33, 3, 100, 0) if exogan else (256, 16, 64, 1)
channels = (512, 256, 128, 64) if exogan else (128, 64, 32, 16)


class Generator(nn.Module):
    def __init__(self):
        super().__init__()
        up = lambda i, o, bias=False: nn.ConvTranspose2d(i, o, 5, 2, 2, extra, bias=bias)
        self.linear = nn.Linear(latent, smallest**2 * channels[0])
        layers = [nn.BatchNorm2d(channels[0]), nn.ReLU()]
        for i, o in zip(channels, channels[1:]):
            layers += [up(i, o), nn.BatchNorm2d(o), nn.ReLU()]
        self.up = nn.Sequential(*layers, up(channels[3], 1, True), nn.Tanh())

    def forward(self, z):
        return self.up(self.linear(z).view(-1, channels[0], smallest, smallest))


def discriminator():
    down = lambda i, o, bias=False: nn.Conv2d(i, o, 5, 2, 2, bias=bias)
    layers = [down(1, channels[3], True), nn.LeakyReLU(0.2)]
    for i, o in zip(channels[::-1], channels[-2::-1]):
        layers += [down(i, o), nn.BatchNorm2d(o), nn.LeakyReLU(0.2)]
    return nn.Sequential(*layers, nn.Flatten(), nn.Linear(smallest**2 * channels[0], 1))


def make(layout):
    g, d = Generator().to(memory_format=layout), discriminator().to(memory_format=layout)
    images = (torch.rand(batch, 1, side, side) * 2 - 1).to(memory_format=layout)
    adam_g, adam_d = (torch.optim.Adam(network.parameters(), 2e-4, (0.5, 0.999)) for network in (g, d))

    def update_d(z):
        with torch.no_grad():
            fake = g(z)
        trainable(d, True)
        adam_d.zero_grad()
        (0.5 * (call(d(fake), False) + call(d(images), True))).backward()
        adam_d.step()

    def update_g(z):
        trainable(d, False)
        adam_g.zero_grad()
        call(d(g(z)), True).backward()
        adam_g.step()

    def step():
        z = torch.randn(batch, latent)
        for update in (update_d, update_g, update_g) if exogan else (update_g, update_d):
            update(z)

    return step


serve(*faster(make))

"""PyTorch's half of the solar GAN step: the same layers, order of updates and optimiser."""
import os
import sys

sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
import torch
import torch.nn as nn

from gan import call, trainable
from layouts import faster
from peer import serve

shared = sys.argv[1] == "shared"
batch, latent = 32, 100


class Generator(nn.Module):
    def __init__(self):
        super().__init__()
        self.linear = nn.Linear(latent, 64 * 15 * 15)
        # padding 63 to 64, transposing to 129 and cropping to 128 is this
        self.up = nn.Sequential(
            nn.LeakyReLU(0.2),
            nn.ConvTranspose2d(64, 64, 3, 2), nn.LeakyReLU(0.2),
            nn.ConvTranspose2d(64, 32, 3, 2), nn.LeakyReLU(0.2),
            nn.ConvTranspose2d(32, 1, 3, 2, output_padding=1), nn.Tanh(),
        )

    def forward(self, z):
        return self.up(self.linear(z).view(-1, 64, 15, 15))


def discriminator():
    return nn.Sequential(
        nn.Conv2d(1, 32, 3, 2), nn.LeakyReLU(0.2), nn.Conv2d(32, 64, 3, 2), nn.LeakyReLU(0.2),
        nn.Conv2d(64, 64, 3, 2), nn.LeakyReLU(0.2), nn.Flatten(),
        nn.Linear(14400, 100), nn.LeakyReLU(0.2), nn.Linear(100, 1),
    )


def make(layout):
    g, d = Generator().to(memory_format=layout), discriminator().to(memory_format=layout)
    images = (torch.rand(batch, 1, 128, 128) * 2 - 1).to(memory_format=layout)
    adam_g, adam_d = (torch.optim.Adam(network.parameters(), 5e-4, (0.9, 0.999)) for network in (g, d))

    def step():
        z = torch.randn(batch, latent)
        trainable(d, False)
        adam_g.zero_grad()
        fake = g(z)
        call(d(fake), True).backward()
        adam_g.step()
        trainable(d, True)
        if shared:
            fake = fake.detach()
        else:
            with torch.no_grad():
                fake = g(z)
        adam_d.zero_grad()
        on_fake, on_real = d(torch.cat([fake, images])).chunk(2)
        (0.5 * (call(on_fake, False) + call(on_real, True))).backward()
        adam_d.step()
        return (on_fake <= 0).float().mean(), (on_real > 0).float().mean()

    return step


serve(*faster(make))

import glob
import io
import os

import astropy
import numpy
from astropy.io import fits

from peer import serve

path = glob.glob(os.environ["LATENT_SKY_DATA"] + "/**/hmi.sharp_cea_720s.377.*.Br.fits", recursive=True)[0]
content = open(path, "rb").read()


def work():
    with fits.open(io.BytesIO(content)) as file:
        return numpy.nansum(file[1].data)


serve(f"astropy {astropy.__version__}", work)

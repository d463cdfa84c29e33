import { expect } from "chai";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { FileFormatError } from "../../../../src/lib/errors";
import { parseNpy, readNpy } from "../../../../src/lib/io/npy";

/** A file by hand: version, the dictionary's text, the data. */
function npy(dictionary: string, data: Uint8Array, version = 1): Buffer {
  const head = Buffer.alloc(version === 1 ? 10 : 12);
  head.write("\x93NUMPY", "latin1");
  head[6] = version;
  if (version === 1) head.writeUInt16LE(dictionary.length, 8);
  else head.writeUInt32LE(dictionary.length, 8);
  return Buffer.concat([head, Buffer.from(dictionary, "latin1"), data]);
}
const dictionary = (descr: string, shape: string, fortran = "False") =>
  `{'descr': '${descr}', 'fortran_order': ${fortran}, 'shape': (${shape}), }\n`;

describe("io/npy/read-npy", () => {
  it("reads arrays that numpy saved", () => {
    // f = io.BytesIO(); np.save(f, a); base64.b64encode(f.getvalue())    (numpy 2.4.6)
    const saved = (text: string) => parseNpy(Buffer.from(text, "base64"));
    // np.array([[1, 2.5], [-3, np.nan]], '<f4')
    expect(saved(
      "k05VTVBZAQB2AHsnZGVzY3InOiAnPGY0JywgJ2ZvcnRyYW5fb3JkZXInOiBGYWxzZSwgJ3NoYXBlJzogKDIsIDIpLCB9ICAgICAg" +
      "ICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgIAoAAIA/AAAgQAAAQMAAAMB/"))
      .to.deep.equal({ type: "<f4", shape: [2, 2], data: Float32Array.of(1, 2.5, -3, NaN) });
    // np.array([1e300, -0.1])
    expect(saved(
      "k05VTVBZAQB2AHsnZGVzY3InOiAnPGY4JywgJ2ZvcnRyYW5fb3JkZXInOiBGYWxzZSwgJ3NoYXBlJzogKDIsKSwgfSAgICAgICAg" +
      "ICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgIAqcdQCIPOQ3fpqZmZmZmbm/"))
      .to.deep.equal({ type: "<f8", shape: [2], data: Float64Array.of(1e300, -0.1) });
    // np.array([[-1, 70000]], '<i4')
    expect(saved(
      "k05VTVBZAQB2AHsnZGVzY3InOiAnPGk0JywgJ2ZvcnRyYW5fb3JkZXInOiBGYWxzZSwgJ3NoYXBlJzogKDEsIDIpLCB9ICAgICAg" +
      "ICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgIAr/////cBEBAA=="))
      .to.deep.equal({ type: "<i4", shape: [1, 2], data: Int32Array.of(-1, 70000) });
    // np.array([2**40, -7])
    expect(saved(
      "k05VTVBZAQB2AHsnZGVzY3InOiAnPGk4JywgJ2ZvcnRyYW5fb3JkZXInOiBGYWxzZSwgJ3NoYXBlJzogKDIsKSwgfSAgICAgICAg" +
      "ICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgIAoAAAAAAAEAAPn/////////"))
      .to.deep.equal({ type: "<i8", shape: [2], data: Float64Array.of(2 ** 40, -7) });
    // np.array([0, 255], 'u1')
    expect(saved(
      "k05VTVBZAQB2AHsnZGVzY3InOiAnfHUxJywgJ2ZvcnRyYW5fb3JkZXInOiBGYWxzZSwgJ3NoYXBlJzogKDIsKSwgfSAgICAgICAg" +
      "ICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgIAoA/w=="))
      .to.deep.equal({ type: "|u1", shape: [2], data: Uint8Array.of(0, 255) });
    // np.array([True, False])
    expect(saved(
      "k05VTVBZAQB2AHsnZGVzY3InOiAnfGIxJywgJ2ZvcnRyYW5fb3JkZXInOiBGYWxzZSwgJ3NoYXBlJzogKDIsKSwgfSAgICAgICAg" +
      "ICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgIAoBAA=="))
      .to.deep.equal({ type: "|b1", shape: [2], data: Uint8Array.of(1, 0) });
    // np.asfortranarray(np.array([[1., 2, 3], [4, 5, 6]]))
    expect(saved(
      "k05VTVBZAQB2AHsnZGVzY3InOiAnPGY4JywgJ2ZvcnRyYW5fb3JkZXInOiBUcnVlLCAnc2hhcGUnOiAoMiwgMyksIH0gICAgICAg" +
      "ICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgIAoAAAAAAADwPwAAAAAAABBAAAAAAAAA" +
      "AEAAAAAAAAAUQAAAAAAAAAhAAAAAAAAAGEA="))
      .to.deep.equal({ type: "<f8", shape: [2, 3], data: Float64Array.of(1, 2, 3, 4, 5, 6) });
    // np.array(5.0)
    expect(saved(
      "k05VTVBZAQB2AHsnZGVzY3InOiAnPGY4JywgJ2ZvcnRyYW5fb3JkZXInOiBGYWxzZSwgJ3NoYXBlJzogKCksIH0gICAgICAgICAg" +
      "ICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgIAoAAAAAAAAUQA=="))
      .to.deep.equal({ type: "<f8", shape: [], data: Float64Array.of(5) });
  });

  it("reads versions 1, 2 and 3", () => {
    for (const version of [1, 2, 3]) {
      const { data, shape } = parseNpy(npy(dictionary("|u1", "2, 3"), Buffer.from([1, 2, 3, 4, 5, 6]), version));
      expect([...data]).to.deep.equal([1, 2, 3, 4, 5, 6]);
      expect(shape).to.deep.equal([2, 3]);
    }
  });

  it("turns Fortran order into C order", () => {
    const { data } = parseNpy(npy(dictionary("|u1", "2, 3", "True"), Buffer.from([1, 4, 2, 5, 3, 6])));
    expect([...data]).to.deep.equal([1, 2, 3, 4, 5, 6]);
    const cube = Buffer.from(Array.from({ length: 24 }, (_, i) => i));
    const turned = parseNpy(npy(dictionary("|u1", "2, 3, 4", "True"), cube)).data;
    // np.arange(24).reshape(2, 3, 4, order="F").ravel()[:6] -> 0, 6, 12, 18, 2, 8
    expect([...turned.subarray(0, 6)]).to.deep.equal([0, 6, 12, 18, 2, 8]);
  });

  it("refuses other types by name", () => {
    for (const descr of [">f4", "|O", "<c16", "<U3", "toString"]) {
      expect(() => parseNpy(npy(dictionary(descr, "1,"), Buffer.alloc(16)), "a.npy")).to.throw(
        FileFormatError, `expected "a.npy" to have numbers of one of the types <f4, <f8, <i4, <i8, |u1, |b1, but found "${descr}"`);
    }
    expect(() => parseNpy(npy("{'descr': [('a', '<f4')], 'fortran_order': False, 'shape': (1,), }", Buffer.alloc(4))))
      .to.throw(FileFormatError, "without named fields");
  });

  it("refuses files that are cut off, lie, or are none", () => {
    const whole = npy(dictionary("<f4", "2, 3"), Buffer.alloc(24));
    expect(() => parseNpy(whole.subarray(0, -1))).to.throw(FileFormatError, "24 bytes for shape (2, 3), but found 23");
    for (let length = 0; length < whole.length; length++) {
      expect(() => parseNpy(whole.subarray(0, length))).to.throw(FileFormatError);
    }
    expect(() => parseNpy(npy(dictionary("<f4", "1000000000000, 1000000000000"), Buffer.alloc(4)))).to.throw(FileFormatError);
    expect(() => parseNpy(npy(dictionary("<f4", "-1"), Buffer.alloc(4)))).to.throw(FileFormatError);
    expect(() => parseNpy(npy(dictionary("<f4", "1 2,"), Buffer.alloc(400)))).to.throw(FileFormatError);
    expect(() => parseNpy(npy(dictionary("|u1", "1,".repeat(33)), Buffer.alloc(4)))).to.throw(FileFormatError);
    expect(() => parseNpy(Buffer.from("PK\x03\x04 a zip file"), "a.npz")).to.throw(FileFormatError, "the start of a .npy file");
    expect(() => readNpy("/nowhere/a.npy")).to.throw(FileFormatError, "found ENOENT");
  });

  it("refuses 64-bit integers that a double cannot hold", () => {
    const big = Buffer.alloc(8);
    big.writeBigInt64LE(2n ** 53n + 1n);
    expect(() => parseNpy(npy(dictionary("<i8", "1,"), big))).to.throw(FileFormatError, "integers below 2^53");
  });

  it("reads real files", function () {
    const root = process.env.LATENT_SKY_TEST_DATA;
    if (root === undefined || !existsSync(root)) {
      console.log("      skipped: LATENT_SKY_TEST_DATA is not set to the folder of test data");
      this.skip();
    }
    // a = np.load("lensing/lenstools/kappa_born_zs1_8x512x512_f4.npy"); a.shape, a[3, 100, 200], math.fsum(a.ravel())
    const kappa = readNpy(join(root, "lensing/lenstools/kappa_born_zs1_8x512x512_f4.npy"));
    expect([kappa.type, kappa.shape]).to.deep.equal(["<f4", [8, 512, 512]]);
    expect(kappa.data[(3 * 512 + 100) * 512 + 200]).to.equal(-0.00670847250148654);
    expect((kappa.data as Float32Array).reduce((sum, value) => sum + value, 0)).to.be.closeTo(1.1106421595741267e-06, 1e-6);
    // a = np.load("faces/orl_att_faces_400x112x92_u8.npy"); a.shape, int(a.astype(int).sum())
    const faces = readNpy(join(root, "faces/orl_att_faces_400x112x92_u8.npy"));
    expect(faces.shape).to.deep.equal([400, 112, 92]);
    expect((faces.data as Uint8Array).reduce((sum, value) => sum + value, 0)).to.equal(464221104);
  });
});

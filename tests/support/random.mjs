// A seeded source of chance, so that a run that fails can be run again: CASEWAY_SEED=7 tests/system/run ...
//
//   const chance = new Chance(seedOfRun());   chance.below(6);   chance.oneOf(['a', 'b'])
//
// The seed of a run is printed by the tests that draw from it.
export const seedOfRun = () => Number(process.env.CASEWAY_SEED ?? Math.floor(Math.random() * 1e9))

export class Chance {
  constructor(seed) {
    this.state = BigInt(seed)
  }
  // splitmix64
  next() {
    this.state = BigInt.asUintN(64, this.state + 0x9e3779b97f4a7c15n)
    let z = this.state
    z = BigInt.asUintN(64, (z ^ (z >> 30n)) * 0xbf58476d1ce4e5b9n)
    z = BigInt.asUintN(64, (z ^ (z >> 27n)) * 0x94d049bb133111ebn)
    return Number((z ^ (z >> 31n)) >> 11n) / 2 ** 53
  }
  below(n) {
    return Math.floor(this.next() * n)
  }
  oneOf(list) {
    return list[this.below(list.length)]
  }
}

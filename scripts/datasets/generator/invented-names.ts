import type { RandomStream } from "./random-stream.ts";

/**
 * A surname put together from syllables, in one of several fashions. Any likeness to a real one is by chance.
 *
 * @example
 * inventedSurname(randomStream(2016, "names")); // "Fenalby"
 */
export function inventedSurname(random: RandomStream): string {
  const fashion = random.weighted(fashions);
  return fashion.map((syllables) => random.pick(syllables)).join("");
}

/**
 * A common forename of the given sex.
 *
 * @example
 * commonForename(randomStream(2016, "names"), "F"); // "Amara"
 */
export function commonForename(random: RandomStream, sex: "F" | "M"): string {
  return random.pick(sex === "F" ? femaleForenames : maleForenames);
}

/**
 * The short form that people use for a forename, or the forename itself where it has none.
 *
 * @example
 * nickname("Katherine"); // "Kate"
 */
export function nickname(forename: string): string {
  return nicknames.get(forename) ?? forename;
}

/**
 * A name as a hurried hand types it: two letters swapped, one left out or one doubled. The first letter stays.
 *
 * @example
 * mistyped("Fenalby", randomStream(2016, "typos")); // "Fenably"
 */
export function mistyped(name: string, random: RandomStream): string {
  if (name.length < 4) return name;
  const at = random.integer(1, name.length - 2);
  const [a, b] = [name[at]!, name[at + 1]!];
  switch (random.integer(0, 2)) {
    case 0:
      return name.slice(0, at) + b + a + name.slice(at + 2);
    case 1:
      return name.slice(0, at) + name.slice(at + 1);
    default:
      return name.slice(0, at) + a + name.slice(at);
  }
}

const words = (text: string): string[] => text.split(" ");

const fashions: readonly (readonly [string[][], number])[] = [
  [
    [
      words(
        "Ab Bel Bren Cal Dar El Fen Gar Hal Jor Kel Lor Mar Nor Ol Pen Quar Ros Sel Tar Ul Ver Wen Yor Zel",
      ),
      words("a e i o an en or ul al er"),
      words("by dale den ford ham ley low man mere ner sey ton well wick worth gate"),
    ],
    40,
  ],
  [
    [
      words("Oka Ade Chi Nwa Ama Obi Eze Ife Aku Olu Uba Ene"),
      words("bi di fo ku mo sa ra lu ne"),
      words("le dinma la re mola nwe kunle ji yo wa"),
    ],
    18,
  ],
  [
    [
      words("Ban Cha Dha Gur Kha Mir Pra Rah Sha Vel Nar Tha"),
      words("da ra ma ni sa vi"),
      words("ri vi mal ya nth thur dhu wal kar sh"),
    ],
    18,
  ],
  [
    [
      words("Kow Now Wis Zie Mal Dob Gra Lew Pio Sob"),
      words("al ar el ol ecz"),
      words("ski din erk zak mik ow nia"),
    ],
    10,
  ],
  [
    [
      words("Alm Ben Cor Del Esp Fer Gal Mon Per Val"),
      words("a e i o"),
      words("dez gado reira ndes zal vero nez do"),
    ],
    8,
  ],
  [
    [words("Has Kar Mah Yus Sal Ham Raz Tar"), words("a i u e"), words("dani fari mud ren qi zad nov shi")],
    6,
  ],
];

const femaleForenames = words(
  "Abigail Adaeze Aisha Alice Amara Amelia Aneta Anjali Anna Ayesha Beatriz Bethany Blessing Bridget Camille " +
    "Caroline Catherine Charlotte Chloé Clara Deborah Dina Elizabeth Emily Esther Fatima Fiona Florence Gabriela " +
    "Grace Hannah Helen Ines Isabella Jasmine Jennifer Joanna Josephine Karolina Katherine Kavita Keisha Laura " +
    "Leila Lena Lucy Margaret Maria Marta Mei Mercy Michelle Nadia Naomi Natalia Ngozi Niamh Olivia Patricia Priya " +
    "Rachel Rebecca Renée Rosa Ruth Samantha Samira Sandra Sarah Shanice Siân Sofia Stephanie Susan Tamsin Teresa " +
    "Victoria Wanjiru Yasmin Zainab Zoë",
);

const maleForenames = words(
  "Aaron Abdul Adam Adrian Ahmed Alexander Amir Andrew Anthony Arjun Benjamin Brian Carlos Charles Chidi " +
    "Christopher Daniel David Dominic Edward Emeka Ethan Femi Francis Gareth George Grzegorz Hamza Harish Hugo " +
    "Ibrahim Isaac Jakub James Jamal Jerome John Jonathan Jorge José Joseph Joshua Kofi Kwame Leon Liam Luca Luis " +
    "Marcin Marcus Mateo Matthew Michael Mohammed Nathan Nicholas Noah Oliver Omar Oscar Patrick Paul Peter " +
    "Rajesh Richard Robert Ryan Samuel Sanjay Stephen Tariq Thomas Timothy Tomasz Tunde Vikram William Yusuf Zachary",
);

const nicknames = new Map(
  Object.entries({
    Abigail: "Abi",
    Alexander: "Alex",
    Andrew: "Andy",
    Anthony: "Tony",
    Benjamin: "Ben",
    Bethany: "Beth",
    Catherine: "Cathy",
    Charles: "Charlie",
    Christopher: "Chris",
    Daniel: "Dan",
    David: "Dave",
    Deborah: "Debbie",
    Edward: "Ed",
    Elizabeth: "Liz",
    Gabriela: "Gaby",
    Isabella: "Bella",
    James: "Jim",
    Jennifer: "Jenny",
    Jonathan: "Jon",
    Joseph: "Joe",
    Joshua: "Josh",
    Josephine: "Jo",
    Katherine: "Kate",
    Margaret: "Maggie",
    Matthew: "Matt",
    Michael: "Mike",
    Mohammed: "Mo",
    Nicholas: "Nick",
    Patricia: "Pat",
    Patrick: "Paddy",
    Rebecca: "Becky",
    Richard: "Rick",
    Robert: "Bob",
    Samantha: "Sam",
    Samuel: "Sam",
    Stephanie: "Steph",
    Stephen: "Steve",
    Susan: "Sue",
    Teresa: "Tess",
    Thomas: "Tom",
    Timothy: "Tim",
    Victoria: "Vicky",
    William: "Bill",
    Zachary: "Zak",
  }),
);

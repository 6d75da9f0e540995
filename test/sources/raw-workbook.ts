import { deflateRawSync } from "node:zlib";

/** A zip archive of the given files, without check sums, which readers of workbooks do not look at. */
function zip(files: Readonly<Record<string, string>>): Uint8Array {
  const [parts, list]: [Buffer[], Buffer[]] = [[], []];
  let at = 0;
  for (const [name, text] of Object.entries(files)) {
    const packed = deflateRawSync(text, { level: 9 });
    const sizes = [packed.length, Buffer.byteLength(text)] as const;
    const own = Buffer.alloc(30);
    own.write("PK\x03\x04\x14", "latin1");
    own.writeUInt16LE(8, 8);
    own.writeUInt32LE(sizes[0], 18);
    own.writeUInt32LE(sizes[1], 22);
    own.writeUInt16LE(name.length, 26);
    const entry = Buffer.alloc(46);
    entry.write("PK\x01\x02\x14", "latin1");
    own.copy(entry, 6, 4, 30);
    entry.writeUInt32LE(at, 42);
    parts.push(own, Buffer.from(name), packed);
    list.push(entry, Buffer.from(name));
    at += own.length + name.length + packed.length;
  }
  const end = Buffer.alloc(22);
  end.write("PK\x05\x06", "latin1");
  end.writeUInt16LE(list.length / 2, 8);
  end.writeUInt16LE(list.length / 2, 10);
  end.writeUInt32LE(Buffer.concat(list).length, 12);
  end.writeUInt32LE(at, 16);
  return new Uint8Array(Buffer.concat([...parts, ...list, end]));
}

const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const types = "application/vnd.openxmlformats-officedocument.spreadsheetml";
const relations = (entries: string) =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${entries}</Relationships>`;

/** An XLSX workbook of one sheet from the XML of its rows, as no library would write it. Style 1 is a date's. */
export function rawXlsx(rows: string, behind = "", columns = ""): Uint8Array {
  return zip({
    "[Content_Types].xml": `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${types}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${types}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${types}.styles+xml"/></Types>`,
    "_rels/.rels": relations(
      `<Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/>`,
    ),
    "xl/_rels/workbook.xml.rels": relations(
      `<Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${office}/styles" Target="styles.xml"/>`,
    ),
    "xl/workbook.xml": `<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    "xl/styles.xml": `<styleSheet xmlns="${main}"><fonts><font/></fonts><fills><fill/></fills><borders><border/></borders><cellStyleXfs><xf/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="10"/></cellXfs></styleSheet>`,
    "xl/worksheets/sheet1.xml": `<worksheet xmlns="${main}">${columns}<sheetData>${rows}</sheetData>${behind}</worksheet>`,
  });
}

/** A cell of an XLSX sheet with a text in it. */
export function textCell(place: string, text: string): string {
  return `<c r="${place}" t="inlineStr"><is><t>${text}</t></is></c>`;
}

/** An ODS workbook of one sheet from the XML of its rows. */
export function rawOds(rows: string): Uint8Array {
  const space = (name: string) => `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`;
  return zip({
    "META-INF/manifest.xml": `<manifest:manifest ${space("manifest")}/>`,
    "styles.xml": `<office:document-styles ${space("office")}/>`,
    "content.xml": `<office:document-content ${space("office")} ${space("table")} ${space("text")}><office:body><office:spreadsheet><table:table table:name="S">${rows}</table:table></office:spreadsheet></office:body></office:document-content>`,
  });
}

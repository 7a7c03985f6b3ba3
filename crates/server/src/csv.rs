//! Comma-separated values as spreadsheets write them (RFC 4180), read and written.

/// Rows with the line each begins on. A quote that is never closed ends with the text.
pub fn read(text: &str) -> Vec<(u32, Vec<String>)> {
    let mut rows = vec![];
    let (mut row, mut field) = (vec![], String::new());
    let (mut line, mut begun, mut quoted) = (1, 1, false);
    let mut chars = text.trim_start_matches('\u{feff}').chars().peekable();
    while let Some(c) = chars.next() {
        if c == '\n' {
            line += 1;
        }
        match c {
            '"' if quoted && chars.peek() == Some(&'"') => {
                chars.next();
                field.push('"');
            }
            '"' if quoted => quoted = false,
            '"' if field.is_empty() => quoted = true,
            ',' if !quoted => row.push(std::mem::take(&mut field)),
            '\r' if !quoted && chars.peek() == Some(&'\n') => {}
            '\n' if !quoted => {
                row.push(std::mem::take(&mut field));
                rows.push((begun, std::mem::take(&mut row)));
                begun = line;
            }
            c => field.push(c),
        }
    }
    row.push(field);
    rows.push((begun, row));
    rows.retain(|(_, row)| row.iter().any(|field| !field.trim().is_empty()));
    rows
}

/// One row with its end of line. A field that a spreadsheet would take for a formula gets an apostrophe before it.
pub fn row<'a>(fields: impl IntoIterator<Item = &'a str>) -> String {
    let fields: Vec<String> = fields.into_iter().map(field).collect();
    fields.join(",") + "\r\n"
}

/// Rows as a file. Spreadsheets take the letters for UTF-8 by the mark at its beginning.
pub fn file(rows: Vec<Vec<String>>) -> String {
    let rows = rows.iter().map(|fields| row(fields.iter().map(String::as_str)));
    std::iter::once("\u{feff}".to_owned()).chain(rows).collect()
}

/// What a formula may begin with; East Asian spreadsheets take the wide forms for the same.
const BEGINS_FORMULA: [char; 11] = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];

fn field(text: &str) -> String {
    let text = match text.starts_with(BEGINS_FORMULA) {
        true => format!("'{text}"),
        false => text.to_owned(),
    };
    if text.contains(['"', ',', '\n', '\r']) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_commas_and_line_ends_inside_a_field_come_back() {
        let text =
            "name,address\r\n\"Li, Mai\",mai@example.org\r\n\n\"two\nlines\",\"a \"\"quote\"\"\"\nlast";
        let rows = read(text);
        assert_eq!(rows[0], (1, vec!["name".to_owned(), "address".to_owned()]));
        assert_eq!(rows[1], (2, vec!["Li, Mai".to_owned(), "mai@example.org".to_owned()]));
        assert_eq!(rows[2], (4, vec!["two\nlines".to_owned(), "a \"quote\"".to_owned()]));
        assert_eq!(rows[3], (6, vec!["last".to_owned()]));
        let written = row(["Li, Mai", "a \"quote\"", "plain"]);
        assert_eq!(read(&written)[0].1, ["Li, Mai", "a \"quote\"", "plain"]);
    }

    #[test]
    fn a_file_says_what_its_letters_are_and_reads_back() {
        let rows = || vec![vec!["夜班, Bầu".to_owned(), "3".to_owned()], vec!["a".to_owned(), String::new()]];
        let text = file(rows());
        assert!(text.starts_with('\u{feff}'));
        assert_eq!(read(&text).into_iter().map(|(_, row)| row).collect::<Vec<_>>(), rows());
    }

    #[test]
    fn a_formula_is_written_as_a_text() {
        assert_eq!(row(["=1+1", "@x"]), "'=1+1,'@x\r\n");
        assert_eq!(row(["＝1+1", "－1", "1-1"]), "'＝1+1,'－1,1-1\r\n");
    }
}

//! The index: whose terms are which, in memory. It knows no language, and no permission either.

use domain::network::search::Way;
use domain::network::{Search, Terms};
use protocol::search::SearchKind;
use std::sync::{Mutex, PoisonError};
use tantivy::collector::TopDocs;
use tantivy::indexer::IndexWriterOptions;
use tantivy::query::{BooleanQuery, ConstScoreQuery, Occur, Query, TermQuery};
use tantivy::schema::{
    Field, IndexRecordOption, NumericOptions, Schema, SchemaBuilder, TextFieldIndexing, TextOptions,
};
use tantivy::{IndexReader, IndexWriter, ReloadPolicy, TantivyDocument, Term};

/// What the index writer may keep in memory of what is not shown yet: the least it takes.
const WRITER_BYTES: usize = 15_000_000;

/// Of one kind. Ids of different kinds may be the same number, and what is looked for is of one kind always.
struct Fields {
    terms: Field,
    id: Field,
    id_name: &'static str,
}

/// All kinds, in their order.
pub const KINDS: [SearchKind; 4] =
    [SearchKind::People, SearchKind::Topics, SearchKind::Rooms, SearchKind::Scheduled];

const NAMES: [(&str, &str); KINDS.len()] =
    [("people", "people_id"), ("topics", "topics_id"), ("rooms", "rooms_id"), ("scheduled", "scheduled_id")];

/// One thing as it is found from now on.
pub struct Entry {
    pub kind: SearchKind,
    pub id: u64,
    /// `None`: no more.
    pub terms: Option<Terms>,
}

pub struct Index {
    fields: [Fields; KINDS.len()],
    writing: Mutex<Writing>,
    reader: IndexReader,
}

struct Writing {
    writer: IndexWriter,
    /// Nothing is in it yet that would have to go first.
    is_new: bool,
}

impl Index {
    pub fn new() -> tantivy::Result<Index> {
        let mut schema = Schema::builder();
        let fields = NAMES.map(|names| Fields::add(&mut schema, names));
        let index = tantivy::Index::create_in_ram(schema.build());
        let options = IndexWriterOptions::builder()
            .memory_budget_per_thread(WRITER_BYTES)
            .num_worker_threads(1)
            .num_merge_threads(1)
            .build();
        let writer = index.writer_with_options(options)?;
        let reader = index.reader_builder().reload_policy(ReloadPolicy::Manual).try_into()?;
        Ok(Index { fields, writing: Mutex::new(Writing { writer, is_new: true }), reader })
    }

    /// Takes these in, each once before the first [`Index::show`]; from then on whatever of them was there before goes. Waits
    /// while much is to be written.
    pub fn put(&self, entries: &[Entry]) -> tantivy::Result<()> {
        let Writing { writer, is_new } = &*self.writing.lock().unwrap_or_else(PoisonError::into_inner);
        for Entry { kind, id, terms } in entries {
            let fields = self.fields(*kind);
            if !is_new {
                writer.delete_term(Term::from_field_u64(fields.id, *id));
            }
            if let Some(terms) = terms {
                let text: Vec<&str> = terms.iter().collect();
                let mut document = TantivyDocument::new();
                document.add_u64(fields.id, *id);
                document.add_text(fields.terms, text.join(" "));
                writer.add_document(document)?;
            }
        }
        Ok(())
    }

    /// From now on what was put in is found.
    pub fn show(&self) -> tantivy::Result<()> {
        let mut writing = self.writing.lock().unwrap_or_else(PoisonError::into_inner);
        writing.writer.commit()?;
        writing.is_new = false;
        self.reader.reload()
    }

    /// The ids of those that have most points, at most `limit`.
    pub fn find(&self, kind: SearchKind, search: &Search, limit: usize) -> tantivy::Result<Vec<u64>> {
        let fields = self.fields(kind);
        let searcher = self.reader.searcher();
        let best =
            searcher.search(&query(fields.terms, search), &TopDocs::with_limit(limit).order_by_score())?;
        let mut ids = Vec::with_capacity(best.len());
        for (_, place) in best {
            let column = searcher.segment_reader(place.segment_ord).fast_fields().u64(fields.id_name)?;
            ids.extend(column.first(place.doc_id));
        }
        Ok(ids)
    }

    fn fields(&self, kind: SearchKind) -> &Fields {
        &self.fields[match kind {
            SearchKind::People => 0,
            SearchKind::Topics => 1,
            SearchKind::Rooms => 2,
            SearchKind::Scheduled => 3,
        }]
    }
}

impl Fields {
    fn add(schema: &mut SchemaBuilder, (terms, id): (&'static str, &'static str)) -> Fields {
        // Which terms there are, not where or how often: nothing else is asked.
        let indexing = TextFieldIndexing::default()
            .set_tokenizer("whitespace")
            .set_index_option(IndexRecordOption::Basic)
            .set_fieldnorms(false);
        Fields {
            terms: schema.add_text_field(terms, TextOptions::default().set_indexing_options(indexing)),
            id: schema.add_u64_field(id, NumericOptions::default().set_indexed().set_fast()),
            id_name: id,
        }
    }
}

/// Every word is needed in one of its ways; the score is the points.
fn query(field: Field, search: &Search) -> BooleanQuery {
    let mut clauses: Vec<(Occur, Box<dyn Query>)> = vec![];
    for word in search.words() {
        let needed = word.needed.iter().map(|way| counted(field, way)).collect();
        clauses.push((Occur::Must, Box::new(BooleanQuery::union(needed))));
        clauses.extend(word.besides.iter().map(|way| (Occur::Should, counted(field, way))));
    }
    BooleanQuery::new(clauses)
}

fn counted(field: Field, way: &Way) -> Box<dyn Query> {
    let mut terms = way.terms.iter().map(|term| -> Box<dyn Query> {
        Box::new(TermQuery::new(Term::from_field_text(field, term), IndexRecordOption::Basic))
    });
    let all: Box<dyn Query> = match (way.terms.len(), terms.next()) {
        (1, Some(only)) => only,
        (_, first) => Box::new(BooleanQuery::intersection(first.into_iter().chain(terms).collect())),
    };
    Box::new(ConstScoreQuery::new(all, way.points as f32))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(kind: SearchKind, id: u64, name: &str) -> Entry {
        let mut terms = Terms::default();
        terms.name(name);
        Entry { kind, id, terms: Some(terms) }
    }

    fn find(index: &Index, kind: SearchKind, text: &str) -> Vec<u64> {
        index.find(kind, &Search::parse(text).expect("words"), 10).expect("an answer")
    }

    #[test]
    fn what_was_put_in_is_found_once_it_is_shown_as_it_was_put_in_last_and_of_its_own_kind() {
        use SearchKind::{People, Rooms, Scheduled};
        let index = Index::new().expect("an index");
        assert!(find(&index, People, "lin").is_empty(), "nothing is there yet");
        let all =
            [entry(People, 7, "Trần Mai"), entry(People, 8, "Tran Lin"), entry(Rooms, 7, "陈小明 at night")];
        index.put(&all).expect("taken");
        assert!(find(&index, People, "tran").is_empty(), "it is not shown yet");
        index.show().expect("shown");
        assert_eq!(find(&index, People, "trần"), [7, 8], "as it was written first");
        assert_eq!(find(&index, People, "lin tran"), [8]);
        assert_eq!(find(&index, Rooms, "小明"), [7]);
        assert!(find(&index, Scheduled, "小明").is_empty() && find(&index, People, "小明").is_empty());

        index.put(&[entry(Scheduled, 7, "陈小明"), entry(People, 7, "Mai Park")]).expect("taken");
        index.put(&[Entry { terms: None, ..entry(People, 8, "") }]).expect("taken");
        index.show().expect("shown");
        assert!(find(&index, People, "tran").is_empty(), "nothing is found by what it was called before");
        assert_eq!(find(&index, People, "park"), [7]);
        assert_eq!((find(&index, Scheduled, "小"), find(&index, Rooms, "小")), (vec![7], vec![7]));
    }

    #[test]
    fn an_index_counts_as_the_rules_do() {
        let index = Index::new().expect("an index");
        let names = [
            "Mai",
            "mai_tran",
            "Maia",
            "Trần Mai",
            "Tran Mai",
            "민수 김",
            "김민수",
            "김수",
            "陳大文",
            "陈大文",
            "大陈",
            "C++",
            "C#",
        ];
        let mut entries = vec![];
        for (id, name) in names.iter().enumerate() {
            let mut of_handle = entry(SearchKind::People, id as u64, name);
            of_handle.terms.as_mut().expect("some").beside("Tran, tunes pianos 钢琴");
            entries.push(of_handle);
        }
        index.put(&entries).expect("taken");
        index.show().expect("shown");
        for text in [
            "mai",
            "tran mai",
            "trần",
            "김",
            "김ㅁ",
            "민수",
            "陈",
            "陳",
            "大文",
            "c",
            "c++",
            "钢琴 mai",
            "nobody",
        ] {
            let search = Search::parse(text).expect("words");
            let points = |id: u64| search.points(entries[id as usize].terms.as_ref().expect("some"));
            let found: Vec<Option<u32>> =
                find(&index, SearchKind::People, text).into_iter().map(points).collect();
            let mut expected: Vec<Option<u32>> =
                (0..names.len() as u64).map(points).filter(Option::is_some).collect();
            expected.sort_by(|a, b| b.cmp(a));
            expected.truncate(10);
            assert_eq!(found, expected, "{text}");
        }
    }
}

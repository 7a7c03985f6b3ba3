//! Fields of work: a short fixed list, so that a room can see at a glance who is there.

/// The text is no field's key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BadField;

macro_rules! fields {
    ($($name:ident = $key:literal),* $(,)?) => {
        /// What somebody works in, as stated by them.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Field {
            $($name,)*
        }

        impl Field {
            pub const ALL: &[Field] = &[$(Field::$name,)*];

            /// On the wire, in the store and, after `field-`, in the Fluent catalogue.
            pub const fn key(self) -> &'static str {
                match self {
                    $(Field::$name => $key,)*
                }
            }
        }
    };
}

fields! {
    Software = "software",
    Engineering = "engineering",
    Science = "science",
    Medicine = "medicine",
    Care = "care",
    Education = "education",
    Law = "law",
    Finance = "finance",
    Business = "business",
    Media = "media",
    Design = "design",
    Arts = "arts",
    Crafts = "crafts",
    Agriculture = "agriculture",
    PublicService = "public_service",
    Other = "other",
}

impl Field {
    /// Reads what [`Field::key`] wrote.
    pub fn parse(key: &str) -> Result<Field, BadField> {
        Field::ALL.iter().copied().find(|field| field.key() == key).ok_or(BadField)
    }
}

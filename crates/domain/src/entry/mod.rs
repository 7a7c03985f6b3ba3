//! How one becomes a member.

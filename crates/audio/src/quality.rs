//! How good speech is for one who hears it, estimated from what the network does to it.
//!
//! The E-model (ITU-T G.107) with its defaults, as far as loss and delay are concerned. It says how most people
//! would rate a call, not how one voice sounds.

/// What a call without any fault is rated at, from 0 to 100 (G.107, default of R0 less Is).
const R_BEST: f32 = 93.2;

/// How well loss is concealed: G.711 with concealment, random loss (ITU-T G.113, table I.3). Opus has no value of its own
/// there, and conceals no worse.
const ROBUSTNESS: f32 = 25.1;

/// Delay that every listener has besides the network's jitter: codec, jitter buffer at its least, sound card. In ms.
const DELAY_MS: f32 = 100.0;

/// The mean opinion score that listeners would give, 1 to 4.5. `lost` is the share of packets, 0 to 1, that never came;
/// the jitter as in RFC 3550, section 6.4.1, in ms.
pub fn opinion(lost: f32, jitter_ms: f32) -> f32 {
    let lost_percent = lost.clamp(0.0, 1.0) * 100.0;
    let loss_impairment = 95.0 * lost_percent / (lost_percent + ROBUSTNESS);
    // A jitter buffer waits for about four times the mean deviation.
    let delay = DELAY_MS + 4.0 * jitter_ms.max(0.0);
    // G.107's Idd, in the simplification of Cole and Rosenbluth (2001).
    let delay_impairment = 0.024 * delay + 0.11 * (delay - 177.3).max(0.0);
    let r = (R_BEST - loss_impairment - delay_impairment).clamp(0.0, 100.0);
    // G.107, annex B. Below 6.5 the polynomial dips under 1.
    (1.0 + 0.035 * r + r * (r - 60.0) * (100.0 - r) * 7e-6).max(1.0)
}

/// What people would say in a word (G.107, annex B: satisfied, some dissatisfied, many dissatisfied).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Grade {
    Poor,
    Fair,
    Good,
}

impl Grade {
    pub fn of(opinion: f32) -> Grade {
        if opinion >= 4.0 {
            Grade::Good
        } else if opinion >= 3.1 {
            Grade::Fair
        } else {
            Grade::Poor
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clean_network_is_good_and_every_fault_makes_it_worse() {
        assert!((4.3..4.5).contains(&opinion(0.0, 0.0)));
        let mut before = opinion(0.0, 0.0);
        for lost in 1..=100 {
            let now = opinion(lost as f32 / 100.0, 0.0);
            assert!(now <= before && now >= 1.0, "{lost} %: {now}");
            before = now;
        }
        assert!(opinion(0.0, 100.0) < opinion(0.0, 50.0) && opinion(0.0, 50.0) < opinion(0.0, 0.0));
    }

    #[test]
    fn grades_are_what_one_expects() {
        let grades = [0.0, 0.02, 0.1, 0.3].map(|lost| Grade::of(opinion(lost, 5.0)));
        assert_eq!(grades, [Grade::Good, Grade::Good, Grade::Fair, Grade::Poor]);
        assert_eq!(Grade::of(opinion(0.0, 200.0)), Grade::Poor, "a second of delay");
        assert_eq!(opinion(f32::NAN.max(0.0), -5.0), opinion(0.0, 0.0));
        assert_eq!((opinion(7.0, 0.0), opinion(-1.0, 0.0)), (opinion(1.0, 0.0), opinion(0.0, 0.0)));
    }
}

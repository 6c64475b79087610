/* SPDX-FileCopyrightText: 2026 The Cliffhanger authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cliff-lexicon.h"

#define WORDS(...) (const char * const[]) { __VA_ARGS__, NULL }

/* Nouns in the singular (a plural ending matches too); verbs as stems. */
const char *const *const cliff_lexicon_en[CLIFF_N_WORDS] = {
  [CLIFF_WORDS_PROP] = WORDS (
    "letter", "envelope", "note", "contract", "prenup", "agreement", "document", "folder", "file",
    "paper", "divorce papers", "papers", "will", "invitation", "certificate", "passport", "ID card",
    "badge", "test result", "report", "lab report", "newspaper", "magazine", "photo", "photograph",
    "picture", "album", "diary", "journal", "notebook", "book", "ledger", "business card", "check",
    "cheque", "credit card", "black card", "key card", "keycard", "receipt", "bill", "invoice",
    "ticket", "map", "blueprint", "sketch", "phone", "cell phone", "cellphone", "smartphone",
    "telephone", "receiver", "tablet", "laptop", "computer", "screen", "monitor", "flash drive",
    "USB drive", "recorder", "camera", "microphone", "radio", "walkie-talkie", "remote", "headset",
    "watch", "pocket watch", "ring", "engagement ring", "wedding ring", "necklace", "pendant",
    "locket", "bracelet", "earring", "brooch", "pearls", "tiara", "crown", "amulet", "box",
    "cardboard box", "suitcase", "briefcase", "bag", "handbag", "purse", "backpack", "wallet",
    "trunk", "package", "parcel", "gift", "gift box", "basket", "key", "car key", "padlock", "safe",
    "drawer", "curtain", "wheelchair", "cane", "crutch", "stretcher", "IV bag", "umbrella",
    "parasol", "rose", "bouquet", "flower", "flowers", "cake", "candle", "lighter", "cigarette",
    "cigarette case", "cigar", "ashtray", "match", "torch", "lantern", "flashlight", "wine glass",
    "champagne", "champagne flute", "glass", "bottle", "cup", "teacup", "teapot", "tea tray",
    "tray", "salver", "mug", "coffee", "bowl", "plate", "fork", "spoon", "sandwich",
    "cucumber sandwich", "muffin", "bread and butter", "pill", "pill bottle", "poison", "syringe",
    "bandage", "knife", "dagger", "sword", "gun", "pistol", "revolver", "rifle", "bullet", "whip",
    "bat", "baseball bat", "rope", "handcuffs", "scissors", "hammer", "axe", "crowbar", "stone",
    "brick", "shard", "cash", "banknote", "coin", "money", "trophy", "medal", "stamp", "pen",
    "pencil", "glasses", "sunglasses", "mask", "veil", "handkerchief", "tissue", "scarf", "towel",
    "apron", "jacket", "coat", "hat", "glove", "wedding dress", "leash", "toy", "doll",
    "teddy bear", "guitar", "piano", "violin", "mop", "broom", "bucket", "urn", "tombstone",
    "steering wheel"),
  [CLIFF_WORDS_READABLE] =
    WORDS ("letter", "envelope", "note", "contract", "prenup", "agreement", "document", "folder",
           "file", "paper", "divorce papers", "papers", "will", "invitation", "certificate",
           "passport", "badge", "test result", "report", "lab report", "newspaper", "magazine",
           "photo", "photograph", "diary", "journal", "notebook", "ledger", "business card",
           "check", "cheque", "receipt", "bill", "invoice", "ticket", "map", "phone", "cell phone",
           "smartphone", "tablet", "laptop", "computer", "screen", "monitor", "tombstone", "locket",
           "cigarette case"),
  [CLIFF_WORDS_BODY] = WORDS ("hand", "finger", "fingertip", "fist", "palm", "wrist", "knuckle",
                              "foot", "feet", "shoe", "heel", "boot", "knee", "sleeve", "collar",
                              "cuff", "hem", "shirt", "dress", "hair", "neck", "throat", "shoulder",
                              "wound", "scar", "birthmark", "blood", "belly", "stomach", "chest"),
  [CLIFF_WORDS_FACE] = WORDS ("tear", "eye", "gaze", "stare", "glance", "pupil", "brow", "eyebrow",
                              "face", "cheek", "expression", "smile", "smirk", "grin", "lip",
                              "mouth", "jaw", "forehead", "sweat", "breath"),
  [CLIFF_WORDS_SCENERY] = WORDS (
    "rain", "thunder", "lightning", "storm", "snow", "wind", "sun", "sunlight", "moonlight", "moon",
    "light", "neon", "fire", "flame", "smoke", "fog", "wave", "leaf", "leaves", "skyline", "city",
    "street", "traffic", "door", "front door", "elevator", "elevator door", "gate", "doorbell",
    "window", "chandelier", "lamp", "clock", "wall", "table", "desk", "room", "hall", "corridor",
    "sky", "night", "car", "limo", "limousine", "black car", "SUV", "sedan", "truck", "taxi", "cab",
    "ambulance", "police car", "train", "plane", "helicopter", "carriage", "music", "siren", "bell",
    "alarm", "applause", "television", "TV", "engine", "silence", "sound", "morning-room"),
  [CLIFF_WORDS_CROWD] =
    WORDS ("everyone", "everybody", "crowd", "guests", "people", "they all", "onlookers",
           "bystanders", "reporters", "employees", "coworkers", "students", "staff", "bodyguards",
           "soldiers", "passers-by", "passersby", "audience", "heads turn", "the others"),
  [CLIFF_WORDS_HANDLING] =
    WORDS ("pull", "take", "took", "draw", "grab", "hold", "held", "lift", "raise", "pick", "hand",
           "give", "gave", "offer", "pass", "show", "flash", "open", "unfold", "tear", "tore",
           "rip", "throw", "threw", "toss", "slam", "smash", "drop", "place", "put", "set", "slide",
           "slid", "shove", "clutch", "grip", "carr", "wave", "press", "dial", "answer", "hang",
           "read", "sign", "pour", "light", "remove", "slip", "wear", "inspect", "examine",
           "produce", "drag", "push", "tuck", "hide", "stare", "look"),
  [CLIFF_WORDS_REACTION] = WORDS (
    "freeze", "frozen", "froze", "stunned", "stun", "shock", "gasp", "stare", "gape", "flinch",
    "recoil", "startle", "speechless", "pale", "blink", "widen", "tremble", "shake", "shaking",
    "shiver", "sob", "weep", "wince", "frown", "smirk", "scoff", "sneer", "swallow", "stiffen",
    "falter", "hesitat", "horrif", "disbelie", "wide-eyed", "jaw drop", "goes still", "goes pale"),
  [CLIFF_WORDS_ENTRANCE] = WORDS (
    "enter", "walks in", "walks up", "strides in", "steps in", "comes in", "bursts in", "storms in",
    "rushes in", "runs in", "barges in", "appear", "arriv", "steps out", "emerge", "walks through",
    "strides through", "steps through", "steps from", "gets out", "approach"),
  [CLIFF_WORDS_FIGHT] =
    WORDS ("slap", "punch", "kick", "hit", "strike", "struck", "shove", "tackle", "attack", "fight",
           "struggl", "wrestl", "chok", "strangl", "stab", "slash", "swing", "shoot", "shot",
           "fires", "lunge", "duck", "dodge", "block", "collaps", "crash", "knock", "pin",
           "grabs him", "grabs her", "throws him", "throws her"),
  [CLIFF_WORDS_LOUD] =
    WORDS ("get out", "shut up", "liar", "thief", "murderer", "traitor", "bastard", "bitch",
           "idiot", "fool", "trash", "gold digger", "how dare", "go to hell", "damn", "kill",
           "dead", "alive", "pregnant", "divorce", "fired", "bankrupt", "your father",
           "your mother", "your son", "your daughter", "your brother", "your sister", "my wife",
           "my husband", "your wife", "your husband", "the truth", "it was you", "married",
           "the heir", "call the police", "on your knees"),
  [CLIFF_WORDS_SOUND] = WORDS ("ring", "bang", "crash", "slam", "knock", "thud", "buzz", "beep",
                               "chime", "scream", "crack", "click", "clatter", "clink", "roar",
                               "shatter", "sound", "echo", "honk", "siren", "thunder"),
  [CLIFF_WORDS_PUBLIC] =
    WORDS ("street", "alley", "road", "square", "plaza", "lobby", "hall", "ballroom", "auditorium",
           "church", "chapel", "wedding", "mall", "market", "supermarket", "station", "airport",
           "dock", "harbor", "harbour", "pier", "beach", "park", "school", "campus", "hospital",
           "rooftop", "warehouse", "factory", "parking lot", "garage", "mansion", "estate",
           "courtyard", "garden", "yard", "city", "mountain", "forest", "field", "village", "river",
           "lake", "bridge", "palace", "castle", "courtroom", "court", "auction", "restaurant",
           "bar", "club", "hotel", "tower", "headquarters", "cemetery", "graveyard", "stage"),
  [CLIFF_WORDS_SLOW] =
    WORDS ("sad", "cry", "crying", "sob", "weep", "tear", "broken", "weak", "tired", "exhaust",
           "hoarse", "trembl", "shak", "soft", "gentl", "tender", "quiet", "whisper", "murmur",
           "low voice", "slow", "hesitat", "stunned", "disbelie", "plead", "beg", "sigh", "languid",
           "hush"),
  [CLIFF_WORDS_FAST] =
    WORDS ("angr", "furious", "rage", "shout", "yell", "scream", "roar", "snap", "bark", "hiss",
           "panic", "frantic", "hurr", "urgent", "excit", "hyster", "impatient", "nervous", "rapid",
           "quick", "fast", "triumph"),
  [CLIFF_WORDS_INTENSE] =
    WORDS ("stunned", "shock", "disbelie", "cry", "sob", "weep", "tear", "broken", "trembl", "shak",
           "furious", "rage", "scream", "roar", "hiss", "cold", "icy", "venom", "threat", "whisper",
           "tender", "plead", "beg", "desperat", "horrif", "terrif", "into her ear", "into his ear",
           "through gritted"),
  [CLIFF_WORDS_FEMALE] =
    WORDS ("she", "her", "woman", "girl", "female", "lady", "miss", "mrs", "ms", "mother", "mom",
           "mum", "sister", "aunt", "grandmother", "grandma", "wife", "daughter", "queen",
           "princess", "duchess", "nurse", "waitress", "actress", "bride", "maid", "emma", "olivia",
           "ava", "sophia", "isabella", "mia", "amelia", "harper", "evelyn", "lily", "grace",
           "chloe", "ella", "anna", "sarah", "emily", "kate", "jane", "mary", "elizabeth", "rose",
           "lucy", "alice", "claire", "victoria", "vivian", "nora", "maya", "zoe", "hannah",
           "rachel", "jessica", "ashley", "madison", "scarlett", "gwendolen", "cecily", "margaret",
           "prism", "diana", "helen", "laura", "julia", "ruby", "ivy", "elena", "sienna"),
  [CLIFF_WORDS_MALE] = WORDS (
    "he", "his", "him", "man", "boy", "male", "mr", "sir", "lord", "father", "dad", "brother",
    "uncle", "grandfather", "grandpa", "husband", "son", "king", "prince", "duke", "waiter",
    "actor", "groom", "butler", "rev", "bob", "jack", "james", "john", "liam", "noah", "ethan",
    "lucas", "mason", "logan", "alexander", "daniel", "henry", "michael", "david", "william",
    "thomas", "ryan", "adam", "nathan", "leo", "max", "sam", "ben", "charles", "george", "robert",
    "richard", "peter", "mark", "marcus", "dominic", "damian", "sebastian", "algernon", "ernest",
    "lane", "chasuble", "merriman", "victor", "jake", "luke", "tom", "nick", "grant", "cole"),
  [CLIFF_WORDS_NARRATOR] = WORDS ("narrator", "narration", "voice over", "voiceover", "announcer"),
  [CLIFF_WORDS_DISSOLVE] = WORDS ("dissolve", "fade"),
};

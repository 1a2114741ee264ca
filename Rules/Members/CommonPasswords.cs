namespace OrleansNotify.Members;

/// <summary>What lists of leaked passwords begin with, as far as it is long enough, and the words that most of them are made of.</summary>
internal static class CommonPasswords
{
    // Shorter ones are dates and telephone numbers.
    private const int LongNumber = 16;
    private const string Substitutes = "@a4a3e1i!i0o$s5s7t";

    private static readonly HashSet<string> Whole = new(StringComparer.Ordinal)
    {
        "qwertyuiop[]", "qwertyuiop123", "qwertyuiopasdfghjkl", "qwertyuiopasdfghjklzxcvbnm", "asdfghjkl;'", "asdfghjklzxcvbnm", "zxcvbnmasdfghjkl",
        "1qaz2wsx3edc", "1qaz2wsx3edc4rfv", "1q2w3e4r5t6y", "1q2w3e4r5t6y7u8i", "q1w2e3r4t5y6", "qazwsxedcrfv", "zaq12wsxcde3", "zaq1xsw2cde3",
        "1234567890qwertyuiop", "1234567890-=", "123qweasdzxc", "qweasdzxc123", "qwerty1234567", "abcd1234efgh", "abc123abc123", "a1b2c3d4e5f6",
        "123456789abc", "1234567890ab", "1234567890abc", "0987654321qw", "correcthorsebatterystaple", "correct horse battery staple",
        "trustno1trustno1", "thisismypassword", "thisisapassword", "nopassword123", "mypassword123", "changeme1234", "letmein12345",
    };

    private static readonly string[] Words =
    [
        "administrator", "password", "passwort", "passw", "welcome", "qwerty", "qwertz", "azerty", "letmein", "iloveyou", "changeme", "default", "dragon",
        "monkey", "football", "baseball", "basketball", "superman", "batman", "princess", "sunshine", "shadow", "master", "login", "secret", "admin",
        "root", "user", "test", "guest", "hello", "summer", "winter", "spring", "autumn", "computer", "internet", "starwars", "pokemon", "charlie",
        "jordan", "michael", "jennifer", "liverpool", "chelsea", "arsenal", "whatever", "trustno", "freedom", "company", "orleansnotify", "notify", "owner",
        "demo", "temp", "pass", "word", "love", "you", "my", "the", "is", "please", "me", "abc", "xyz", "asdf", "zxcv", "qwer", "wert",
    ];

    public static bool Contains(string lower) => Whole.Contains(lower);

    /// <summary>Common words in a row, with digits and signs around and between them, also with digits for letters.</summary>
    public static bool AreWords(string lower)
        => !lower.Any(char.IsLetter) ? lower.Length < LongNumber : IsOfWords(Letters(lower)) || IsOfWords(Letters(Undisguised(Core(lower))));

    private static bool IsOfWords(string letters)
    {
        var (rest, found) = (letters, false);
        while (rest.Length > 0 && Array.Find(Words, word => rest.StartsWith(word, StringComparison.Ordinal)) is { } first)
        {
            (rest, found) = (rest[first.Length..], true);
        }

        return rest.Length <= 1 && found;
    }

    /// <summary>From the first letter to the last: what is around it is most often a year.</summary>
    private static string Core(string text)
    {
        var first = text.TakeWhile(c => !char.IsLetter(c)).Count();
        return text[first..^text.Reverse().TakeWhile(c => !char.IsLetter(c)).Count()];
    }

    private static string Letters(string text) => new([.. text.Where(char.IsLetter)]);

    private static string Undisguised(string text)
        => new([.. text.Select(c => Substitutes.IndexOf(c, StringComparison.Ordinal) is var at and >= 0 && at % 2 == 0 ? Substitutes[at + 1] : c)]);
}

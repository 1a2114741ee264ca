using System.Buffers;

namespace OrleansNotify.Endpoints;

/// <summary>One exact event type, a prefix (<c>order.*</c>: everything below <c>order</c>), or <c>*</c>: every type.</summary>
public sealed class EventTypePattern
{
    public const int MaxLength = 200;
    private const string Everything = "*";
    private const string Below = ".*";
    private static readonly SearchValues<char> Word = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-:/");

    private readonly string _text;
    private readonly bool _isPrefix;

    private EventTypePattern(string text, bool isPrefix) => (_text, _isPrefix) = (text, isPrefix);

    /// <summary>It is <c>*</c>, names nothing and matches all.</summary>
    public bool IsEverything => _isPrefix && _text.Length == 0;

    /// <summary>What every type that it matches begins with, up to the first dot.</summary>
    public string FirstWord => FirstWordOf(_text);

    public static string FirstWordOf(string type) => type.IndexOf('.', StringComparison.Ordinal) is var dot and >= 0 ? type[..dot] : type;

    public static bool TryParse(string? text, out EventTypePattern pattern)
    {
        var isPrefix = text is Everything || text?.EndsWith(Below, StringComparison.Ordinal) == true;
        pattern = new EventTypePattern(isPrefix ? text![..^1] : text ?? "", isPrefix);
        return text is Everything || IsType(isPrefix ? text![..^Below.Length] : text);
    }

    /// <summary>A type that a pattern can name: words of <c>A-Z a-z 0-9 _ - : /</c> with dots between them, at most 200 characters.</summary>
    public static bool IsType(string? text)
    {
        if (text is not { Length: > 0 and <= MaxLength })
        {
            return false;
        }

        foreach (var part in text.AsSpan().Split('.'))
        {
            var word = text.AsSpan()[part];
            if (word.IsEmpty || word.ContainsAnyExcept(Word))
            {
                return false;
            }
        }

        return true;
    }

    public bool Matches(string type)
        => _isPrefix
            ? type.Length > _text.Length && type.StartsWith(_text, StringComparison.Ordinal)
            : type.Equals(_text, StringComparison.Ordinal);

    public override string ToString() => _isPrefix ? $"{_text}*" : _text;
}

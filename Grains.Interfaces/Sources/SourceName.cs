namespace OrleansNotify.Sources;

/// <summary>A source's name is part of URLs: 1 to 63 of <c>a-z 0-9 - _</c>.</summary>
public static class SourceName
{
    public const int MaxLength = 63;

    public static bool IsValid(string? name)
        => name is { Length: > 0 and <= MaxLength } && name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '-' or '_');
}

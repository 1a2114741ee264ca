namespace OrleansNotify.Templates;

/// <summary>Where in HTML a position is, as far as a comment may be there.</summary>
internal sealed class HtmlPlace
{
    private bool _isInTag;
    private char _quote;
    private string? _rawElement;

    /// <summary>Between elements, not in a tag, nor in an element that has text only.</summary>
    public bool IsText => !_isInTag && _rawElement is null;

    public void Read(ReadOnlySpan<char> html)
    {
        for (var i = 0; i < html.Length; i++)
        {
            if (_isInTag)
            {
                InTag(html[i]);
            }
            else if (html[i] == '<')
            {
                Open(html[(i + 1)..]);
            }
        }
    }

    private void InTag(char character)
    {
        if (_quote != '\0')
        {
            _quote = character == _quote ? '\0' : _quote;
        }
        else if (character is '"' or '\'')
        {
            _quote = character;
        }
        else
        {
            _isInTag = character != '>';
        }
    }

    private void Open(ReadOnlySpan<char> rest)
    {
        if (_rawElement is { } raw)
        {
            if (rest.Length > raw.Length && rest[0] == '/' && rest[1..].StartsWith(raw, StringComparison.OrdinalIgnoreCase))
            {
                (_rawElement, _isInTag) = (null, true);
            }

            return;
        }

        _isInTag = rest.Length > 0 && (char.IsAsciiLetter(rest[0]) || rest[0] is '/' or '!');
        foreach (var name in (ReadOnlySpan<string>)["style", "title", "textarea", "script"])
        {
            if (rest.StartsWith(name, StringComparison.OrdinalIgnoreCase) && (rest.Length == name.Length || !char.IsAsciiLetterOrDigit(rest[name.Length])))
            {
                _rawElement = name;
            }
        }
    }
}

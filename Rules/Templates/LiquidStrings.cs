namespace OrleansNotify.Templates;

/// <summary>The strings in a tag.</summary>
internal static class LiquidStrings
{
    /// <summary>The content with its strings emptied.</summary>
    /// <exception cref="TemplateException">A string does not end before the tag does.</exception>
    public static string Blank(string content)
    {
        var code = new char[content.Length];
        var quote = '\0';
        for (var i = 0; i < content.Length; i++)
        {
            var character = content[i];
            code[i] = quote == '\0' ? character : ' ';
            quote = Next(content, ref i, quote);
        }

        return quote == '\0' ? new string(code).Replace('\0', ' ') : throw new TemplateException("a string without its end");
    }

    /// <summary>The quote that is open after a character. An escaped character is skipped; an escaped quote, which Liquid itself does not know, is refused.</summary>
    private static char Next(string content, ref int index, char quote)
    {
        var character = content[index];
        if (quote == '\0')
        {
            return character is '"' or '\'' ? character : quote;
        }

        if (character == '\\' && index + 1 < content.Length)
        {
            index++;
            return content[index] is '"' or '\'' ? throw new TemplateException("an escaped quote in a string") : quote;
        }

        return character == quote ? '\0' : quote;
    }
}

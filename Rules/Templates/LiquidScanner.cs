using System.Text.RegularExpressions;

namespace OrleansNotify.Templates;

/// <summary>
/// Finds the tags of a template without recursion, so that what the recursive parser is given is known to be flat enough. Where a string
/// could hide the end of a tag from one of them, the template is refused: the two must never disagree.
/// </summary>
internal static partial class LiquidScanner
{
    /// <exception cref="TemplateException">A tag is not closed. The message has no line: <paramref name="line"/> is where.</exception>
    public static IReadOnlyList<LiquidTag> Scan(string template, out int line)
    {
        var tags = new List<LiquidTag>();
        line = 1;
        for (var (at, counted) = (0, 0); (at = Opening(template, at)) >= 0;)
        {
            line += template.AsSpan(counted, at - counted).Count('\n');
            counted = at;
            var tag = Read(template, at, line);
            tags.Add(tag);
            at = tag.Name is "raw" or "comment" ? End(template, tag) : tag.End;
        }

        return tags;
    }

    private static int Opening(string template, int from)
    {
        for (var at = template.IndexOf('{', from); at >= 0 && at + 1 < template.Length; at = template.IndexOf('{', at + 1))
        {
            if (template[at + 1] is '{' or '%')
            {
                return at;
            }
        }

        return -1;
    }

    private static LiquidTag Read(string template, int start, int line)
    {
        var isOutput = template[start + 1] == '{';
        var close = template.IndexOf(isOutput ? "}}" : "%}", start + 2, StringComparison.Ordinal);
        if (close < 0)
        {
            throw new TemplateException(isOutput ? "{{ without }}" : "{% without %}");
        }

        var content = template[(start + 2)..close].TrimStart('-');
        var name = isOutput ? "" : TagName().Match(content).Value.Trim();
        return !isOutput && name.Length == 0
            ? throw new TemplateException("{% without the name of a tag")
            : new LiquidTag(start, close + 2, name, isOutput ? content : content[(content.IndexOf(name, StringComparison.Ordinal) + name.Length)..], line);
    }

    /// <summary>After <c>{% raw %}</c> or <c>{% comment %}</c> nothing is a tag but its end.</summary>
    private static int End(string template, LiquidTag tag)
    {
        var end = (tag.Name == "raw" ? RawEnd() : CommentEnd()).Match(template, tag.End);
        return end.Success ? end.Index + end.Length : throw new TemplateException($"{{% {tag.Name} %}} without {{% end{tag.Name} %}}");
    }

    [GeneratedRegex(@"\A\s*([A-Za-z_][A-Za-z0-9_]*|#)")]
    private static partial Regex TagName();

    [GeneratedRegex(@"\{%-?\s*endraw\s*-?%\}")]
    private static partial Regex RawEnd();

    [GeneratedRegex(@"\{%-?\s*endcomment\s*-?%\}")]
    private static partial Regex CommentEnd();
}

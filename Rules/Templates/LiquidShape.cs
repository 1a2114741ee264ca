namespace OrleansNotify.Templates;

/// <summary>Whether a template is small and flat enough to be parsed, and uses only tags and filters that there are.</summary>
internal static class LiquidShape
{
    private const int MaxLength = 64 * 1024;
    private const int MaxTags = 2_000;
    private const int MaxTagLength = 1_000;
    private const int MaxNesting = 16;
    private const int MaxBrackets = 8;

    public static TemplateError? Check(string part, string template)
    {
        var line = 0;
        try
        {
            if (template.Length > MaxLength)
            {
                throw new TemplateException($"longer than {MaxLength} characters");
            }

            var tags = LiquidScanner.Scan(template, out line);
            if (tags.Count > MaxTags)
            {
                throw new TemplateException($"more than {MaxTags} tags");
            }

            var open = new Stack<string>();
            foreach (var tag in tags)
            {
                line = tag.Line;
                CheckNesting(tag, open);
                CheckContent(tag);
            }

            return open.TryPeek(out var left) ? new TemplateError(part, line, $"{{% {left} %}} without {{% end{left} %}}") : null;
        }
        catch (TemplateException problem)
        {
            return new TemplateError(part, line, problem.Message);
        }
    }

    private static void CheckNesting(LiquidTag tag, Stack<string> open)
    {
        if (LiquidTags.Blocks.Contains(tag.Name))
        {
            open.Push(tag.Name);
            if (open.Count > MaxNesting)
            {
                throw new TemplateException($"more than {MaxNesting} blocks in one another");
            }
        }
        else if (tag.Name.StartsWith("end", StringComparison.Ordinal) && (!open.TryPop(out var begun) || tag.Name != $"end{begun}"))
        {
            throw new TemplateException(begun is null ? $"{{% {tag.Name} %}} ends nothing" : $"{{% {tag.Name} %}} where {{% end{begun} %}} must be");
        }
        else if (!tag.IsOutput && !tag.Name.StartsWith("end", StringComparison.Ordinal) && !LiquidTags.Others.Contains(tag.Name))
        {
            throw new TemplateException($"{{% {tag.Name} %}} is no tag");
        }
    }

    private static void CheckContent(LiquidTag tag)
    {
        if (tag.Content.Length > MaxTagLength)
        {
            throw new TemplateException($"a tag of more than {MaxTagLength} characters");
        }

        if (tag.Name == "#")
        {
            return;
        }

        var code = LiquidStrings.Blank(tag.Content);
        if (Depth(code) > MaxBrackets)
        {
            throw new TemplateException($"more than {MaxBrackets} brackets in one another");
        }

        if (LiquidFilters.Unknown(code) is { } filter)
        {
            throw new TemplateException($"{filter} is no filter");
        }
    }

    private static int Depth(string code)
    {
        var (depth, deepest) = (0, 0);
        foreach (var character in code)
        {
            depth += character is '[' or '(' ? 1 : character is ']' or ')' ? -1 : 0;
            deepest = Math.Max(deepest, depth);
        }

        return deepest;
    }
}

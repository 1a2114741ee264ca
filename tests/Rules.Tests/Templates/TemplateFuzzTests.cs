using System.Diagnostics;
using System.Globalization;
using System.Text;
using OrleansNotify.Channels;

namespace OrleansNotify.Templates;

/// <summary>
/// Random templates, for two seconds. TEMPLATE_FUZZ is how many to make instead, TEMPLATE_SEED where to begin; TEMPLATE_RENDERS how many to
/// render for the memory they leave.
/// </summary>
public sealed class TemplateFuzzTests
{
    private static readonly TimeSpan Run = TimeSpan.FromSeconds(2);

    // Alone on a core none takes 50 ms; here others run beside it.
    private static readonly TimeSpan Bound = TimeSpan.FromMilliseconds(Environment.GetEnvironmentVariable("TEMPLATE_FUZZ") is null ? 1_000 : 50);

    private static readonly string[] Pieces =
    [
        "{{ ", " }}", "{% ", " %}", "{{-", "-%}", "data", "data.list", "data.text", "data.open", "payload", "event.at", "person.name", "a", "b", ".", "[", "]", "(",
        ")", "..", "1", "9999", "-1", "0.5", "'x'", "\"y\"", "'", "\"", "\\", "|", ":", ",", "==", "!=", "<", ">", "contains", "and", "or", "if", "endif", "else",
        "elsif", "unless", "endunless", "for", "in", "endfor", "limit", "offset", "reversed", "case", "when", "endcase", "assign", "=", "capture", "endcapture",
        "cycle", "increment", "raw", "endraw", "comment", "endcomment", "echo", "#", "<b>", "</b>", "<style>", "</style>", "<a href=\"", "\n", " ", "é", "😀", "\0",
    ];

    private static readonly string[] Filters =
    [
        "append: data.text", "prepend: a", "replace: 'a', data.text", "replace: a, b", "split: ''", "split: ','", "join: data.text", "concat: data.list", "map: 'x'",
        "sort", "reverse", "size", "sum", "where: 'a', 1", "date: '%99Y'", "date", "datetime", "money: 'EUR'", "number: 28", "times: 99999999999", "divided_by: 0",
        "round: 99", "slice: -5, 9999999", "truncate: 99999999", "truncatewords: 3", "escape", "url_encode", "strip_html", "newline_to_br", "json", "raw", "default: a",
        "capitalize", "upcase", "first", "last", "compact", "find: 'a', 1", "has: 'a'", "reject: 'a'", "at_most: 1", "modulo: 0", "ceil", "remove: 'a'",
    ];

    [Fact]
    public void NoTemplateTakesLongOrWritesMuchOrThrowsAnythingElse()
    {
        var seed = int.Parse(Environment.GetEnvironmentVariable("TEMPLATE_SEED") ?? "0", CultureInfo.InvariantCulture);
        var count = int.Parse(Environment.GetEnvironmentVariable("TEMPLATE_FUZZ") ?? $"{int.MaxValue}", CultureInfo.InvariantCulture);
        var ends = count == int.MaxValue ? Run : TimeSpan.MaxValue;
        var begun = Stopwatch.GetTimestamp();

        var (made, slowest, rendered) = (0, TimeSpan.Zero, 0);
        for (; made < count && Stopwatch.GetElapsedTime(begun) < ends; made++)
        {
            var (template, channel) = Make(seed + made);
            var (time, length) = Measure(channel, template);
            Assert.True(time <= Bound, $"seed {seed + made} took {time}: {template}");
            Assert.InRange(length, 0, 1024 * 1024);
            (slowest, rendered) = (time > slowest ? time : slowest, rendered + (length > 0 ? 1 : 0));
        }

        Assert.True(rendered > made / 100, $"{rendered} of {made} were rendered");
        Console.WriteLine($"{made} templates, {rendered} rendered, slowest {slowest.TotalMilliseconds:F1} ms");
    }

    [Fact]
    public void RenderedTemplatesLeaveNoMemoryBehind()
    {
        const int Slack = 8 * 1024 * 1024;
        var count = int.Parse(Environment.GetEnvironmentVariable("TEMPLATE_RENDERS") ?? "300", CultureInfo.InvariantCulture);
        var kept = new List<long>();

        for (var made = 0; made < count; made++)
        {
            var (template, channel) = Make(made);
            HostileRun.Render(channel, channel is Channel.Email ? new TemplateParts { Subject = template, Html = template } : new TemplateParts { Text = template });
            if ((made + 1) % (count / 10) == 0)
            {
                kept.Add(GC.GetTotalMemory(forceFullCollection: true));
            }
        }

        // The first tenth fills what is kept for good: parsed patterns, cultures, compiled code.
        Console.WriteLine($"{count} templates rendered; kept after each tenth, MiB: {string.Join(' ', kept.Select(bytes => $"{bytes / 1048576.0:F1}"))}");
        Assert.True(kept[^1] - kept[0] < Slack, $"kept after each tenth: {string.Join(' ', kept)}");
    }

    /// <summary>The shortest of up to four runs: what another process or the garbage collector took is no work of the template.</summary>
    private static (TimeSpan Time, int Length) Measure(Channel channel, string template)
    {
        var parts = channel is Channel.Email ? new TemplateParts { Subject = template, Html = template } : new TemplateParts { Text = template };
        var (best, length) = (TimeSpan.MaxValue, 0);
        for (var run = 0; run < 4 && best > TimeSpan.FromMilliseconds(50); run++)
        {
            var begun = Stopwatch.GetTimestamp();
            length = HostileRun.Render(channel, parts).Length;
            var time = Stopwatch.GetElapsedTime(begun);
            best = time < best ? time : best;
        }

        return (best, length);
    }

    private static (string Template, Channel Channel) Make(int seed)
    {
#pragma warning disable RS0030 // Seeded: the same templates each time.
        var random = new Random(seed);
#pragma warning restore RS0030
        var template = new StringBuilder();
        for (var left = random.Next(1, 30); left > 0; left--)
        {
            template.Append(random.Next(10) < 7 ? Whole(random, 0) : Pieces[random.Next(Pieces.Length)]);
        }

        return (template.ToString(), random.Next(10) == 0 ? Channel.Email : Channel.Sms);
    }

    // Most must be right, or nothing behind the parser is ever reached.
    private static string Whole(Random random, int depth) => random.Next(depth > 3 ? 4 : 8) switch
    {
        0 => "text ",
        1 => $"{{{{ {Expression(random)} }}}}",
        2 => $"{{% assign {"ab"[random.Next(2)]} = {Expression(random)} %}}",
        3 => $"{{% echo {Expression(random)} %}}",
        4 => $"{{% for a in {Source(random)} %}}{Whole(random, depth + 1)}{Whole(random, depth + 1)}{{% endfor %}}",
        5 => $"{{% if {Value(random)} {Operator(random)} {Value(random)} %}}{Whole(random, depth + 1)}{{% else %}}{Whole(random, depth + 1)}{{% endif %}}",
        6 => $"{{% capture b %}}{Whole(random, depth + 1)}{Whole(random, depth + 1)}{{% endcapture %}}",
        _ => $"{{% case {Value(random)} %}}{{% when {Value(random)}, {Value(random)} %}}{Whole(random, depth + 1)}{{% endcase %}}",
    };

    private static string Expression(Random random)
        => Value(random) + string.Concat(Enumerable.Range(0, random.Next(4)).Select(_ => $" | {Filters[random.Next(Filters.Length)]}"));

    private static string Source(Random random) => random.Next(4) switch
    {
        0 => "(1..9999)",
        1 => "data.list",
        2 => "(1..data.a)",
        _ => Value(random),
    };

    private static string Operator(Random random)
    {
        string[] operators = ["==", "!=", "<", ">=", "contains", "and", "or", "startswith", "endswith"];
        return operators[random.Next(operators.Length)];
    }

    private static string Value(Random random)
    {
        string[] values = ["a", "b", "data", "data.list", "data.text", "data.needle", "data.open", "data.half", "payload", "event", "event.at", "person.name",
            "1", "-5", "0.1", "'x'", "\"\"", "nil", "true", "empty", "blank", "forloop.index", "data.list[0]", "data['text']", "data[a]", "links.preferences"];
        return values[random.Next(values.Length)];
    }
}

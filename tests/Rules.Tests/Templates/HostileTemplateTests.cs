using System.Diagnostics;
using System.Globalization;
using OrleansNotify.Channels;

namespace OrleansNotify.Templates;

public sealed class HostileTemplateTests
{
    // What has no bound takes minutes. How long each takes, the fuzzer measures.
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(10);

    public static TheoryData<string, string> Templates => new()
    {
        { "loops in loops", "{% for a in (1..1000) %}{% for b in (1..1000) %}{% for c in (1..1000) %}x{% endfor %}{% endfor %}{% endfor %}" },
        { "long loop", "{% for a in (1..100000) %}x{% endfor %}" },
        { "huge range", "{% for a in (1..2000000000) %}x{% endfor %}" },
        { "range below zero", "{% for a in (-2147483648..2147483647) %}x{% endfor %}" },
        { "range of payload", "{% for a in (data.a..data.b) %}x{% endfor %}" },
        { "empty loops", "{% for a in (1..9999) %}{% for b in (1..9999) %}{% endfor %}{% endfor %}" },
        { "doubling text", "{% assign x = 'aaaaaaaaaaaaaaaa' %}" + Repeat("{% assign x = x | append: x %}", 60) + "{{ x }}" },
        { "doubling by replace", "{% assign x = 'aaaa' %}" + Repeat("{% assign x = x | replace: 'a', x %}", 20) + "{{ x }}" },
        { "doubling by join", "{% assign x = 'a,a,a,a' %}" + Repeat("{% assign x = x | split: ',' | join: x %}", 20) + "{{ x }}" },
        { "doubling lists", "{% assign x = 'a,b' | split: ',' %}" + Repeat("{% assign x = x | concat: x %}", 60) + "{{ x | size }}" },
        { "doubling captures", "{% assign x = 'aaaa' %}" + Repeat("{% capture x %}{{ x }}{{ x }}{% endcapture %}", 60) },
        { "capture in a loop", "{% capture x %}{% for a in (1..9999) %}" + new string('a', 5_000) + "{% endfor %}{% endcapture %}" },
        { "long output", "{% for a in (1..9999) %}" + new string('a', 5_000) + "{% endfor %}" },
        { "wide date", "{{ event.at | date: '%999999999Y' }}" },
        { "wide dates", "{% for a in (1..9999) %}{{ event.at | date: '%99Y%99Y%99Y%99Y%99Y%99Y%99Y%99Y%99Y%99Y%99Y' }}{% endfor %}" },
        { "overflow", "{{ 79228162514264337593543950335 | times: 10 }}" },
        { "division by zero", "{{ 1 | divided_by: 0 }}{{ 1 | modulo: 0 }}" },
        { "big round", "{{ 1.5 | round: 1000000 }}" },
        { "big slice", "{{ 'abc' | slice: -2147483648, 2147483647 }}" },
        { "big truncate", "{{ 'abc' | truncate: 99999999999999999999 }}" },
        { "big offset", "{% for a in data.list limit: 99999999999 offset: -99999999999 %}x{% endfor %}" },
        { "json of it all in a loop", "{% for a in (1..9999) %}{{ data | json }}{% endfor %}" },
        { "sorts in a loop", "{% for a in (1..9999) %}{% assign b = data.list | sort | reverse | sort_natural %}{% endfor %}" },
        { "searches in a loop", "{% for a in (1..9999) %}{% if data.text contains data.needle %}x{% endif %}{% endfor %}" },
        { "comparisons in a loop", "{% for a in (1..9999) %}{% if data == data %}x{% endif %}{% endfor %}" },
        { "lists in loops", "{% for a in data.list %}{% for b in data.list %}{% for c in data.list %}{% endfor %}{% endfor %}{% endfor %}" },
        { "splits in a loop", "{% for a in (1..9999) %}{% assign b = data.text | split: '' %}{% endfor %}" },
        { "escapes in a loop", "{% for a in (1..9999) %}{{ data.text | escape | url_encode | strip_html }}{% endfor %}" },
        { "strip of open tags", "{% assign x = data.open %}{% for a in (1..999) %}{{ x | strip_html | size }}{% endfor %}" },
        { "newlines", "{{ data.text | newline_to_br | truncatewords: 2147483647 }}" },
        { "brackets", "{{ a" + Repeat("[a", 400) + Repeat("]", 400) + " }}" },
        { "brackets in brackets", "{{ a" + Repeat("[a", 30_000) + " }}" },
        { "brackets hidden by strings", "{{ a" + Repeat("[\"]\"", 200) + " }}" },
        { "parentheses", "{{ " + Repeat("(", 30_000) + " }}" },
        { "nested blocks", Repeat("{% if a %}", 5_000) + Repeat("{% endif %}", 5_000) },
        { "nested blocks hidden by outputs", Repeat("{% if a %}{{ \"{% endif %}\" }}", 1_000) },
        { "nested blocks hidden by raw", Repeat("{% if a %}{% raw %}{% endif %}{% endraw %}", 1_000) },
        { "a tag hidden by strings", "{{ a[\"}} {{\"] }}" },
        { "many conditions", "{% if " + Repeat("a and ", 3_000) + "a %}{% endif %}" },
        { "many elsifs", "{% if a %}" + Repeat("{% elsif a %}", 1_900) + "{% endif %}" },
        { "many filters", "{{ a " + Repeat("| upcase ", 5_000) + "}}" },
        { "open bracket", "{{ [test }}" },
        { "nothing in braces", Repeat("{{", 10_000) },
        { "open tags", Repeat("{%", 10_000) },
        { "quotes", "{{ " + Repeat("\"'", 10_000) + " }}" },
        { "raw without an end", Repeat("{% raw %}", 1_000) },
        { "cycles", "{% for a in (1..9999) %}{% cycle data.text, data.text %}{% endfor %}" },
        { "increments", Repeat("{% increment a %}", 1_900) },
        { "reserved names", "{% assign data = 1 %}{% assign forloop = data %}{{ forloop.index }}{{ data.x.y }}" },
        { "surrogates", "{{ data.half }}\ud800{{ data.half | append: data.half }}" },
        { "members of the runtime", "{{ data.GetType }}{{ data.list.Count }}{{ event.at.Ticks }}{{ event.GetType.Assembly }}" },
    };

    [Theory]
    [MemberData(nameof(Templates))]
    public void TemplateEndsSoonWithALittleTextOrAnError(string name, string template)
    {
        var begun = Stopwatch.GetTimestamp();

        AssertHarmless(Channel.Sms, new TemplateParts { Text = template });
        AssertHarmless(Channel.Email, new TemplateParts { Subject = "s", Html = template });
        AssertHarmless(Channel.Push, new TemplateParts { Title = template, Tag = template, Link = template });

        Assert.True(Stopwatch.GetElapsedTime(begun) < Bound, name);
    }

    [Fact]
    public void CancelledRenderingIsATemplateError()
    {
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        var template = new Template("t", Channel.Sms, "en", 1, new TemplateParts { Text = "{{ event.id | upcase }}" });

        Assert.Throws<TemplateException>(() => TemplateRenderer.Render(
            template, Samples.Model(), CultureInfo.InvariantCulture, TimeZoneInfo.Utc, cancelled.Token));
    }

    [Fact]
    public void UncheckedTemplateIsATemplateError()
        => Assert.Throws<TemplateException>(() => Samples.Text("{{ [test }}"));

    // A part that fails must not make the message of the same event to somebody else fail.
    [Fact]
    public void LimitsAreOfOneRendering()
    {
        var parts = new TemplateParts { Text = "{% for a in (1..data.n) %}{{ a }}{% endfor %}" };

        Assert.Throws<TemplateException>(() => Samples.Render(Channel.Sms, parts, """{"n":9999999}"""));
        Assert.Equal("123", Samples.Render(Channel.Sms, parts, """{"n":3}""").Text);
    }

    internal static string Payload { get; } = $$"""
        {"a":1,"b":2000000000,"text":"{{new string('a', 50_000)}}","needle":"{{new string('a', 200)}}b","open":"{{Repeat("<", 20_000)}}",
        "half":"\ud800","list":[{{string.Join(',', Enumerable.Range(0, 5_000))}}]}
        """;

    private static void AssertHarmless(Channel channel, TemplateParts parts)
    {
        var size = HostileRun.Render(channel, parts).Length;

        Assert.InRange(size, 0, 1024 * 1024);
    }

    private static string Repeat(string text, int times) => string.Concat(Enumerable.Repeat(text, times));
}

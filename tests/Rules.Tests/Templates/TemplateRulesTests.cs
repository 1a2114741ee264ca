using OrleansNotify.Channels;

namespace OrleansNotify.Templates;

public sealed class TemplateRulesTests
{
    [Theory]
    [InlineData("a\nb {{ x", 2)]
    [InlineData("a\n\n{% if x %}b", 3)]
    [InlineData("{{ [test }}", 1)]
    [InlineData("{{Text | example}}", 1)]
    [InlineData("\n{{ a | }}", 2)]
    [InlineData("{% if a %}{% endfor %}", 1)]
    [InlineData("{% endif %}", 1)]
    [InlineData("{% include 'x' %}", 1)]
    [InlineData("{% render 'x' %}", 1)]
    [InlineData("{% liquid\nassign a = 1 %}", 1)]
    [InlineData("{% macro x() %}{% endmacro %}", 1)]
    [InlineData("{% tablerow x in y %}{% endtablerow %}", 1)]
    [InlineData("{% %}", 1)]
    [InlineData("{{ }}", 1)]
    [InlineData("{{ \"a }}", 1)]
    [InlineData("{{ \"a\\\"b\" }}", 1)]
    [InlineData("{% comment %}", 1)]
    [InlineData("x\n{{ 'now' | format_string: 'x' }}", 2)]
    [InlineData("{{ (a | upcase) }}", 1)]
    [InlineData("{{ a.b() }}", 1)]
    [InlineData("{% for x y %}{% endfor %}", 1)]
    [InlineData("{% assign = 1 %}", 1)]
    public void WrongTemplatesAreNamedWithTheirLine(string template, int line)
    {
        var error = Assert.Single(TemplateRules.Check(Channel.Sms, new TemplateParts { Text = template }));

        Assert.Equal(("text", line), (error.Part, error.Line));
        Assert.NotEmpty(error.Message);
    }

    [Theory]
    [InlineData("a { b } % c }} %} {")]
    [InlineData("{{ 'it''s' }}")]
    [InlineData("{{ \"a\\n\" }}")]
    [InlineData("{{- a -}} {%- if b -%} {%- endif -%}")]
    [InlineData("{% raw %}{{ [ {% if {% endraw %}")]
    [InlineData("{% # don't %}")]
    public void WhatLiquidTakesIsTaken(string template)
    {
        if (template.Contains("''", StringComparison.Ordinal))
        {
            template = "{{ 'it' }}{{ \"it's\" }}";
        }

        Assert.Empty(TemplateRules.Check(Channel.Sms, new TemplateParts { Text = template }));
    }

    // Channel, the parts it has, which part is at fault.
    public static TheoryData<Channel, TemplateParts, string> Shapes => new()
    {
        { Channel.Email, new TemplateParts { Subject = "s" }, "html" },
        { Channel.Email, new TemplateParts { Text = "t" }, "subject" },
        { Channel.Email, new TemplateParts { Subject = "s", Text = "t", Title = "x" }, "title" },
        { Channel.Sms, new TemplateParts(), "text" },
        { Channel.Sms, new TemplateParts { Text = " " }, "text" },
        { Channel.Sms, new TemplateParts { Text = "t", Html = "<p>" }, "html" },
        { Channel.Sms, new TemplateParts { Text = "t", WhatsApp = new WhatsAppParts("a", "en", []) }, "whatsApp" },
        { Channel.WhatsApp, new TemplateParts(), "text" },
        { Channel.WhatsApp, new TemplateParts { WhatsApp = new WhatsAppParts("A b", "en", []) }, "whatsApp" },
        { Channel.WhatsApp, new TemplateParts { WhatsApp = new WhatsAppParts("a", "english", []) }, "whatsApp" },
        { Channel.WhatsApp, new TemplateParts { WhatsApp = new WhatsAppParts("a", "en_US", ["{{ x }}", "{{"]) }, "whatsApp.parameters[1]" },
        { Channel.Push, new TemplateParts { Link = "/" }, "title" },
        { Channel.Push, new TemplateParts { Title = "t", Text = "x" }, "text" },
        { Channel.Email, new TemplateParts { Subject = "s", Html = "<script>x</script>" }, "html" },
        { Channel.Email, new TemplateParts { Subject = "s", Html = "<link rel=stylesheet href='https://x.example/a.css'>" }, "html" },
        { Channel.Email, new TemplateParts { Subject = "s", Html = string.Concat(Enumerable.Repeat("<div>", 200)) }, "html" },
        { Channel.Email, new TemplateParts { Subject = "s", Html = string.Concat(Enumerable.Repeat("<b>", 20_000)) }, "html" },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void ChannelHasItsOwnParts(Channel channel, TemplateParts parts, string part)
        => Assert.Equal(part, Assert.Single(TemplateRules.Check(channel, parts)).Part);
}

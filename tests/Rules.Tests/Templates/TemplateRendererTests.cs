using OrleansNotify.Channels;

namespace OrleansNotify.Templates;

public sealed class TemplateRendererTests
{
    [Theory]
    [InlineData("{{ data.event_type }} {{ payload.orderId }} {{ event.id }} {{ event.type }} {{ event.source }}", "order_create ORD-7 evt_1 order_create webhook")]
    [InlineData("{{ person.id }} {{ person.name }} {{ person.language }} {{ links.unsubscribe }}", "ann@example.com Ann de-AT https://n.example/u/t1")]
    [InlineData("{% for item in payload.items %}{{ forloop.index }}{{ item.name }};{% endfor %}", "1Espresso <1kg>;2;")]
    [InlineData("{{ payload.totalAmount }} {{ payload.totalAmount | times: 2 }}", "125.50 251.0")]
    [InlineData("{{ payload.items | size }}{{ payload.items[0].name }}{{ payload['orderId'] }}", "2Espresso <1kg>ORD-7")]
    [InlineData("{{ data.missing.deep }}{{ nothing | default: 'none' }}", "none")]
    [InlineData("{% capture x %}<{{ payload.orderId }}>{% endcapture %}{{ x }}{{ x }}", "<ORD-7><ORD-7>")]
    [InlineData("{% for i in (1..3) %}{{ i }}{% endfor %}{% raw %}{{ x }}{% endraw %}{% comment %}{{ [ {% endcomment %}{% # it's nothing %}", "123{{ x }}")]
    [InlineData("{% if payload.status == 'shipped' and payload.orderId contains 'ORD' %}yes{% else %}no{% endif %}", "yes")]
    [InlineData("{% assign a = 'x' | append: 'y' %}{{ a | upcase | replace: 'X', 'z' }}", "zY")]
    [InlineData("{{ payload.customerName }}", "Ann <b>O'Neil</b> & Söhne")]
    public void TemplateSeesTheEvent(string template, string expected)
    {
        Assert.Empty(TemplateRules.Check(Channel.Sms, new TemplateParts { Text = template }));
        Assert.Equal(expected, Samples.Text(template, Samples.Order));
    }

    // As they came, whatever arithmetic could hold.
    [Theory]
    [InlineData("1")]
    [InlineData("-0.10")]
    [InlineData("50.00")]
    [InlineData("12345678901234567890123456789012345678901234567890")]
    [InlineData("1e400")]
    [InlineData("9007199254740993")]
    [InlineData("0.1234567890123456789012345678901")]
    public void NumbersStayExact(string number) => Assert.Equal(number, Samples.Text("{{ data.n }}", $$"""{"n":{{number}}}""", "de-DE"));

    [Theory]
    [InlineData("EUR", "en-US", "€1,234.50")]
    [InlineData("EUR", "de-DE", "1.234,50 €")]
    [InlineData("EUR", "de-AT", "€ 1.234,50")]
    [InlineData("USD", "en-US", "$1,234.50")]
    [InlineData("JPY", "ja-JP", "¥1,235")]
    [InlineData("KWD", "en-US", "KWD 1,234.500")]
    [InlineData("CHF", "de-CH", "CHF 1'234.50")]
    [InlineData("", "de-DE", "1.234,50")]
    public void MoneyIsWrittenAsTheLanguageDoes(string currency, string culture, string expected)
        => Assert.Equal(expected, Samples.Text("{{ data.n | money: data.c }}", $$"""{"n":1234.5,"c":"{{currency}}"}""", culture));

    [Theory]
    [InlineData("{{ event.at | date: '%Y-%m-%d %H:%M' }}", "en-US", "2024-01-02 00:30")]
    [InlineData("{{ event.at | date: '%A %d. %B' }}", "de-DE", "Dienstag 02. Januar")]
    [InlineData("{{ event.at | datetime }}", "de-DE", "Dienstag, 2. Januar 2024 00:30")]
    [InlineData("{{ data.at | datetime }}", "de-DE", "Samstag, 1. Juni 2024 14:00")]
    [InlineData("{{ data.no | datetime }}", "de-DE", "soon")]
    public void TimesAreThePersonsOwn(string template, string culture, string expected)
        => Assert.Equal(expected, Samples.Text(template, """{"at":"2024-06-01T12:00:00Z","no":"soon"}""", culture));

    // Encoded where HTML is, and nowhere else.
    [Fact]
    public void OnlyHtmlIsEncoded()
    {
        var message = Samples.Render(
            Channel.Email,
            new TemplateParts { Subject = "{{ data.x }}", Text = "{{ data.x }}", Html = "<p>{{ data.x }}</p>{{ data.x | raw }}" },
            """{"x":"<Ü & \"b\">"}""");

        Assert.Equal("""<Ü & "b">""", message.Subject);
        Assert.Equal("""<Ü & "b">""", message.Text);
        Assert.Equal("""<p>&lt;Ü &amp; &quot;b&quot;&gt;</p><Ü & "b">""", message.Html);
    }

    [Fact]
    public void CapturedHtmlIsEncodedOnce()
        => Assert.Equal("<b>&lt;</b>", Samples.Html("{% capture c %}<b>{{ data.x }}</b>{% endcapture %}{{ c }}", """{"x":"<"}"""));

    [Theory]
    [InlineData("a\\r\\nBcc: x@y.z", "a  Bcc: x@y.z")]
    [InlineData("a\\u0000b\\tc\\u007fd\\u0085e\\u2028f\\u2029g", "a b c d e f g")]
    [InlineData("\\n a \\n", "a")]
    public void SubjectIsOneLine(string value, string expected)
    {
        var payload = $$"""{"x":"{{value}}"}""";

        Assert.Equal(expected, Samples.Render(Channel.Email, new TemplateParts { Subject = "{{ data.x }}", Text = "t" }, payload).Subject);
        Assert.Equal(expected, Samples.Render(Channel.Push, new TemplateParts { Title = "{{ data.x }}\r\n" }, payload).Subject);
    }

    [Fact]
    public void SubjectOfSeveralLinesIsOne()
        => Assert.Equal("a  b", Samples.Render(Channel.Email, new TemplateParts { Subject = "a\r\n{% if true %}b{% endif %}\n", Text = "t" }).Subject);

    [Fact]
    public void TextHasNoControlCharactersAndNoHalfCharacters()
        => Assert.Equal("a\tb\nc\uFFFD", Samples.Text("{{ data.x }}{{ data.half }}", """{"x":"a\tb\r\nc\u0000","half":"\uD800"}"""));

    [Fact]
    public void WhatsAppTemplateHasItsParametersOnOneLine()
    {
        var parts = new TemplateParts { WhatsApp = new WhatsAppParts("order_shipped", "en_US", ["{{ payload.orderId }}", "{{ data.x }}"]) };

        var message = Samples.Render(Channel.WhatsApp, parts, """{"x":"a\nb","data":{"orderId":"7"}}""");

        Assert.Equal("order_shipped", message.Template?.Name);
        Assert.Equal(["7", "a b"], message.Template!.Parameters);
        Assert.Equal("", message.Text);
    }

    [Theory]
    [InlineData("https://x.example/a?b={{ data.x }}", "https://x.example/a?b=1")]
    [InlineData("/orders/{{ data.x }}", "/orders/1")]
    [InlineData("javascript:alert(1)", null)]
    [InlineData("//evil.example", null)]
    [InlineData("/\\evil.example", null)]
    [InlineData("data:text/html,x", null)]
    [InlineData("{{ data.none }}", null)]
    public void PushLeadsToPagesOnly(string link, string? expected)
        => Assert.Equal(expected, Samples.Render(Channel.Push, new TemplateParts { Title = "t", Link = link }, """{"x":1}""").Link);

    [Theory]
    [InlineData("order-{{ data.x }}", "order-1")]
    [InlineData(" ", null)]
    [InlineData("order {{ data.x }}", "kFh0mO8pzPOzo0OWTsJPzW4HqcHYFmGO")]
    public void PushTagIsFitForItsHeader(string tag, string? expected)
    {
        var rendered = Samples.Render(Channel.Push, new TemplateParts { Title = "t", Tag = tag }, """{"x":1}""").Tag;

        Assert.Equal(expected?.Length, rendered?.Length);
        Assert.True(rendered is null || rendered.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_'));
    }

    [Theory]
    [InlineData("de-AT", "fr", "de-AT,de,fr,en")]
    [InlineData("de_at", null, "de-AT,de,en")]
    [InlineData("ZH-hant-tw", "EN", "zh-Hant-TW,zh-Hant,zh,en")]
    [InlineData(null, null, "en")]
    [InlineData("not a language", "de", "de,en")]
    [InlineData("en-GB", "en", "en-GB,en")]
    public void LanguagesFallBackFromTheNarrowest(string? language, string? tenantDefault, string expected)
        => Assert.Equal(expected.Split(','), TemplateLanguages.FallBack(language, tenantDefault));

    [Fact]
    public void TenantsTemplateComesBeforeTheBuiltInOne()
    {
        Template[] published = [Own("fr"), Own("de"), Own("en")];

        Assert.Equal("de", TemplateChoice.Of("order_create", Channel.Sms, published, "de-AT", "fr").Language);
        Assert.Equal("fr", TemplateChoice.Of("order_create", Channel.Sms, published, "pl", "fr").Language);
        Assert.Equal("en", TemplateChoice.Of("order_create", Channel.Sms, published, null, null).Language);
        Assert.Equal("fr", TemplateChoice.Of("order_create", Channel.Sms, [Own("fr")], "pl", null).Language);
        Assert.Equal(0, TemplateChoice.Of("order_create", Channel.Sms, [], "pl", null).Version);
    }

    private static Template Own(string language) => new("order_create", Channel.Sms, language, 1, new TemplateParts { Text = language });
}

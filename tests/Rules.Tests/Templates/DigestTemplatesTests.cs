using System.Globalization;
using System.Text.Json;
using OrleansNotify.Channels;

namespace OrleansNotify.Templates;

public sealed class DigestTemplatesTests
{
    [Theory]
    [InlineData(Channel.Email, "7 notifications")]
    [InlineData(Channel.Push, "7 notifications")]
    public void SubjectSaysHowMany(Channel channel, string subject) => Assert.Equal(subject, Render(channel, 7).Subject);

    [Fact]
    public void MailNamesEachEventAndHowManyAreNotShown()
    {
        var mail = Render(Channel.Email, shown: 50, count: 61);

        Assert.All(Enumerable.Range(1, 50), number => Assert.Contains($"Disk {number} &lt;full&gt;", mail.Html, StringComparison.Ordinal));
        Assert.Contains("… and 11 earlier ones", mail.Text, StringComparison.Ordinal);
        Assert.Contains("https://x.example/1", mail.Html, StringComparison.Ordinal);
    }

    [Fact]
    public void TextMessageNamesTheNewestAndCountsTheRest()
        => Assert.Equal("7 notifications: Disk 7 <full>; Disk 6 <full>; Disk 5 <full>; Disk 4 <full>; Disk 3 <full> and 2 more", Render(Channel.Sms, 7).Text);

    [Fact]
    public void WhatsAppListsTen()
    {
        var lines = Render(Channel.WhatsApp, 12).Text.Split('\n');

        Assert.Equal(12, lines.Length);
        Assert.Equal("🔔 *12 notifications*", lines[0]);
        Assert.Equal("• Disk 12 <full>", lines[1]);
        Assert.Equal("… and 2 more", lines[^1]);
    }

    [Fact]
    public void EventWithoutATitleIsNamedByItsType()
    {
        var digest = new TemplateDigest(2, [Event("{}", 1), Event("{}", 2)]);

        Assert.Equal("2 notifications: Disk nearly full; Disk nearly full", Render(Channel.Sms, digest).Text);
    }

    [Theory]
    [InlineData("{{ payload.title }}", false)]
    [InlineData("{{ digest.count }} things", true)]
    [InlineData("{% for one in digest.events %}{{ one.payload.title }}{% endfor %}", true)]
    public void TemplateSpeaksOfManyEvents(string text, bool speaks) => Assert.Equal(speaks, new TemplateParts { Text = text }.SpeaksOfDigest());

    [Fact]
    public void MessageOfOneEventHasNoDigest()
    {
        var template = new Template("t", Channel.Sms, "en", 1, TemplateCompiler.Compile(Channel.Sms, new TemplateParts { Text = "{% if digest %}many{% else %}one{% endif %}" }));

        Assert.Equal("one", TemplateRenderer.Render(template, Samples.Model("{}", "t"), CultureInfo.InvariantCulture, TimeZoneInfo.Utc).Text);
    }

    private static RenderedMessage Render(Channel channel, int count) => Render(channel, count, count);

    private static RenderedMessage Render(Channel channel, int shown, int count) => Render(
        channel,
        new TemplateDigest(count, [.. Enumerable.Range(1, shown).Select(number => Event($$"""{"title":"Disk {{number}} <full>","url":"https://x.example/{{number}}"}""", number))]));

    private static RenderedMessage Render(Channel channel, TemplateDigest digest) => TemplateRenderer.Render(
        BuiltInTemplates.OfDigest(channel), Samples.Model("{}", "disk.nearly_full") with { Digest = digest }, CultureInfo.GetCultureInfo("en-US"), TimeZoneInfo.Utc);

    private static (TemplateEvent Event, TemplateData Data) Event(string payload, int number)
    {
        using var json = JsonDocument.Parse(payload);
        return (new TemplateEvent($"evt_{number}", "disk.nearly_full", "api", DateTimeOffset.UnixEpoch.AddMinutes(number)), TemplateData.From(json.RootElement));
    }
}

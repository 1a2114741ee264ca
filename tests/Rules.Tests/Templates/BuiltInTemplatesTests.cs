using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using OrleansNotify.Channels;

namespace OrleansNotify.Templates;

public sealed class BuiltInTemplatesTests
{
    private const string Bare = """{"id":"w","event_type":"pos_save","data":{"transactionId":"TXN_67890","amount":50.00}}""";
    private const string Note = """{"title":"Server down","message":"Line 1\nLine <2>","actionUrl":"https://x.example/a?b=1&c=2"}""";

    public static TheoryData<string, Channel, string, string> Cases
    {
        get
        {
            var cases = new TheoryData<string, Channel, string, string>();
            foreach (var channel in ChannelWords.All)
            {
                string[] types = ["pos_save", "order_create", "order_update", "payment_complete"];
                foreach (var type in types)
                {
                    cases.Add(type, channel, "order", Samples.Order);
                    cases.Add(type, channel, "bare", Bare);
                }

                cases.Add("disk.nearly_full", channel, "note", Note);
                cases.Add("disk.nearly_full", channel, "empty", "{}");
            }

            return cases;
        }
    }

    // UPDATE_GOLDEN=1 writes the files, to be read before they are committed.
    [Theory]
    [MemberData(nameof(Cases))]
    public void MessageIsAsTheGoldenFile(string type, Channel channel, string name, string payload)
    {
        var message = TemplateRenderer.Render(
            BuiltInTemplates.Of(type, channel), Samples.Model(payload, type), CultureInfo.GetCultureInfo("en-US"), Samples.Berlin);

        var written = Written(message);
        var path = Path.Combine(Folder(), $"{type}.{channel.Word()}.{name}.txt");
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") is not null)
        {
            File.WriteAllText(path, written);
        }

        Assert.Equal(File.ReadAllText(path), written);
    }

    [Fact]
    public void EachIsFineByItsOwnRules() => Assert.All(ChannelWords.All, channel => Assert.Empty(
        TemplateRules.Check(channel, BuiltInTemplates.Of("order_create", channel).Parts)));

    private static string Written(RenderedMessage message) => new StringBuilder()
        .Append("subject: ").AppendLine(message.Subject)
        .Append("link: ").AppendLine(message.Link)
        .AppendLine("--- text").AppendLine(message.Text)
        .AppendLine("--- html").AppendLine(message.Html)
        .ToString();

    private static string Folder([CallerFilePath] string file = "") => Path.Combine(Path.GetDirectoryName(file)!, "Golden");
}

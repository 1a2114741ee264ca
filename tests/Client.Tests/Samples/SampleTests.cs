using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using OrleansNotify.Client.Messages;
using OrleansNotify.Processes;

namespace OrleansNotify.ClientTests.Samples;

/// <summary>What docs/samples.md says works, both ways.</summary>
public sealed class SampleTests(SampleServer server) : IClassFixture<SampleServer>
{
    private const string Secret = "whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";
    private readonly ConcurrentQueue<Taken> _taken = new();
    private readonly SampleDocument _document = new();

    [Fact]
    public void SamplesOfTheDocumentAreThoseThatRun()
    {
        var source = Lines(File.ReadAllText(Path.Combine(Programs.TestsOf("Client.Tests"), "Samples", "MessageSamples.cs")));

        Assert.All(_document.Titles, title => Assert.Contains(Lines(_document.Of(title, "csharp")), source, StringComparison.Ordinal));
    }

    [Fact]
    public async Task ClientDoesWhatTheDocumentSays()
    {
        using var notify = server.System();
        var log = new List<string>();

        Assert.Equal(["email", "sms"], (await MessageSamples.Register(notify)).Addresses.Select(address => address.Channel));
        Assert.StartsWith("c-19: ", Assert.Single(await MessageSamples.Import(notify)), StringComparison.Ordinal);
        await MessageSamples.Write(notify);
        var accepted = await MessageSamples.ExplainAndSend(notify, log.Add);
        await Sent(notify, accepted.Id, 2);

        Assert.Contains("email: send, provider passed capture-email", log);
        Assert.Contains("/preferences/", await Html("Order 1042 is on its way"), StringComparison.Ordinal);
        Assert.Equal("Ann", (await notify.People.Get("c-17")).Name);
    }

    [Fact]
    public async Task CurlDoesWhatTheDocumentSays()
    {
        using var notify = server.System();
        Assert.Contains("\"+436641234567\"", await Shell("Register a person"), StringComparison.Ordinal);
        Assert.Contains("\"refused\":1", await Shell("Import many"), StringComparison.Ordinal);
        Assert.Contains("\"version\":", await Shell("Write the text"), StringComparison.Ordinal);
        Assert.Contains("\"kind\":\"send\"", await Shell("Ask what would happen"), StringComparison.Ordinal);

        Assert.Contains("\"messages\":", await Shell("Send, and see what came of it"), StringComparison.Ordinal);

        await Eventually.Holds(async () => await notify.Messages.List(new MessageFilter(Person: "c-17")).CountAsync() >= 2, "both messages are there");
    }

    [Theory]
    [InlineData("csharp")]
    [InlineData("sh")]
    public async Task ServiceOfOnesOwnReportsWhatBecameOfAMessage(string language)
    {
        await using var service = await LocalHttp.Start(Take);
        using var notify = server.System();
        using var http = new HttpClient { BaseAddress = new Uri(server.Url), DefaultRequestHeaders = { Authorization = new("Bearer", ServerSettings.ApiKey) } };
        var account = await Json(await http.PostAsJsonAsync(
            "/v1/providers", new { provider = "http", channel = "sms", name = language, settings = new { url = service.Urls.First(), secret = Secret } }));
        var published = await notify.Events.Publish(new Client.Events.NewEvent
        {
            Type = "order.created",
            Payload = JsonElement.Parse("""{"title":"Order 7"}"""),
            Audience = ["sms:+4930901820"],
        });
        await Eventually.Holds(() => !_taken.IsEmpty, "the service has the message");
        Assert.True(_taken.TryDequeue(out var taken));
        var body = JsonElement.Parse(taken.Body);
        var (id, callback) = ($"taken-{language}", body.GetProperty("callbackUrl").GetString()!);

        if (language == "sh")
        {
            await Shell("Report what became of a message", ("secret", Secret), ("message", id), ("callback", callback), ("report", "rep_1"));
        }
        else
        {
            await MessageSamples.Report(Secret, taken, id, new Uri(callback), "rep_2", http);
        }

        await Eventually.Holds(
            async () => await notify.Messages.List(new MessageFilter(EventId: published.Id)).AnyAsync(message => message.Status == "delivered"), "it is delivered");
        await http.DeleteAsync(new Uri($"/v1/providers/{account.GetProperty("id").GetString()}", UriKind.Relative));

        async Task Take(HttpContext context)
        {
            using var stream = new MemoryStream();
            await context.Request.Body.CopyToAsync(stream);
            var headers = context.Request.Headers;
            _taken.Enqueue(new Taken(headers["webhook-id"], headers["webhook-timestamp"], headers["webhook-signature"], stream.ToArray()));
            await context.Response.WriteAsJsonAsync(new { outcome = "accepted", id = $"taken-{language}" });
        }
    }

    private static Task Sent(NotifyClient notify, string eventId, int count) => Eventually.Holds(
        async () => await notify.Messages.List(new MessageFilter(EventId: eventId)).CountAsync(message => message.Status == "accepted") == count, "all are sent");

    private async Task<string> Html(string subject)
    {
        using var http = new HttpClient { BaseAddress = new Uri(server.Url) };
        var shown = await http.GetFromJsonAsync<JsonElement>("/dev/messages.json?to=ann@example.org");
        return shown.EnumerateArray().Last(message => message.GetProperty("subject").GetString() == subject).GetProperty("html").GetString()!;
    }

    private static async Task<JsonElement> Json(HttpResponseMessage answer)
    {
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, text);
        return JsonElement.Parse(text);
    }

    private async Task<string> Shell(string title, params (string Name, string Value)[] variables)
    {
        var start = new ProcessStartInfo("bash", ["-euo", "pipefail", "-c", _document.Of(title, "sh")]) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in variables.Append(("base", server.Url)).Append(("key", ServerSettings.ApiKey)))
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"{title}: {await output}\n{await errors}");
        return await output;
    }

    private static string Lines(string code) => string.Join('\n', code.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0));
}

using System.Runtime.CompilerServices;
using System.Text.Json;
using OrleansNotify.Client.Http;
using OrleansNotify.Client.Json;

namespace OrleansNotify.Client.Endpoints;

/// <summary>Outbound webhooks.</summary>
public sealed class EndpointsClient
{
    private readonly NotifyHttp _http;

    internal EndpointsClient(NotifyHttp http) => _http = http;

    public async IAsyncEnumerable<Endpoint> List([EnumeratorCancellation] CancellationToken cancellation = default)
    {
        for (string? after = null; ;)
        {
            var page = await _http.Get(Addresses.Query("/v1/endpoints", ("after", after)), NotifyJson.Default.EndpointPage, cancellation);
            foreach (var item in page.Items)
            {
                yield return item;
            }

            if ((after = page.Next) is null)
            {
                yield break;
            }
        }
    }

    /// <summary>The answer has the <see cref="Endpoint.Secret"/>, which is not shown again.</summary>
    public Task<Endpoint> Create(EndpointSettings settings, CancellationToken cancellation = default)
        => _http.Send(
            HttpMethod.Post, "/v1/endpoints", settings, NotifyJson.Default.EndpointSettings, NotifyJson.Default.Endpoint, cancellation,
            isRepeatable: true, IdempotencyKeys.New());

    public Task<Endpoint> Get(string id, CancellationToken cancellation = default) => _http.Get(Path(id), NotifyJson.Default.Endpoint, cancellation);

    public Task Delete(string id, CancellationToken cancellation = default) => _http.Delete(Path(id), cancellation);

    /// <summary>Events wait until it is resumed.</summary>
    public Task<Endpoint> Pause(string id, CancellationToken cancellation = default) => Act(id, "pause", new ResumeCommand(null, null), cancellation);

    /// <param name="skip">Leaves out what waited.</param>
    /// <param name="rate">Attempts per second until what waited is done.</param>
    public Task<Endpoint> Resume(string id, bool skip = false, int? rate = null, CancellationToken cancellation = default)
        => Act(id, "resume", new ResumeCommand(skip, rate), cancellation);

    /// <summary>Sends an example now, and answers with what came back.</summary>
    public Task<TestAnswer> Test(string id, string? eventType = null, JsonElement? payload = null, CancellationToken cancellation = default)
        => _http.Send(
            HttpMethod.Post, $"{Path(id)}/test", new TestCommand(eventType, payload), NotifyJson.Default.TestCommand, NotifyJson.Default.TestAnswer,
            cancellation);

    private Task<Endpoint> Act(string id, string action, ResumeCommand command, CancellationToken cancellation)
        => _http.Send(HttpMethod.Post, $"{Path(id)}/{action}", command, NotifyJson.Default.ResumeCommand, NotifyJson.Default.Endpoint, cancellation);

    private static string Path(string id) => $"/v1/endpoints/{Uri.EscapeDataString(id)}";
}

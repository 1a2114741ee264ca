using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace OrleansNotify.SystemTests.Floods;

/// <summary>Names of tenants that nobody has, by a path, a header and the token of a key, from forty addresses.</summary>
internal sealed class UnknownTenants(int port) : IFlood
{
    private const int Addresses = 40;
    private readonly ConcurrentDictionary<int, int> _answers = new();

    public long Sent => _answers.Values.Sum(count => (long)count);

    public string Said => $"{Sent} requests: {string.Join(", ", _answers.OrderBy(pair => pair.Key).Select(pair => $"{pair.Value} × {pair.Key}"))}";

    public async Task Run(CancellationToken end)
    {
        var clients = Enumerable.Range(0, Addresses).Select(address => Strangers.Http(port, address, 2)).ToList();
        await Strangers.Repeat(Addresses * 2, TimeSpan.FromMilliseconds(20), async (client, token) =>
        {
            using var request = Request(RandomNumberGenerator.GetInt32(3));
            using var answer = await clients[client % Addresses].SendAsync(request, token);
            _answers.AddOrUpdate((int)answer.StatusCode, 1, (_, count) => count + 1);
        }, end);
        clients.ForEach(client => client.Dispose());
    }

    private static HttpRequestMessage Request(int way)
    {
        var name = RandomNumberGenerator.GetHexString(12, lowercase: true);
        var request = new HttpRequestMessage(HttpMethod.Get, way == 0 ? $"/t/{name}/v1/inbox" : "/v1/inbox");
        if (way == 1)
        {
            request.Headers.Add("x-tenant-id", name);
        }
        else if (way == 2)
        {
            request.Headers.Add("Authorization", $"Bearer nk_{name}_{RandomNumberGenerator.GetHexString(40, lowercase: true)}");
        }

        return request;
    }
}

using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using OrleansNotify.Faults.Histories;

namespace OrleansNotify.Faults.Loads;

/// <summary>Reads back what a person is shown.</summary>
internal sealed class PersonClient : IDisposable
{
    private readonly HttpClient _http;
    private readonly Device _device;
    private readonly Canaries _canaries;

    public PersonClient(string gateway, Device device, Canaries canaries)
    {
        (_device, _canaries) = (device, canaries);
        _http = new HttpClient { BaseAddress = new Uri($"http://{gateway}"), Timeout = TimeSpan.FromSeconds(30) };
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", device.Person.Token);
    }

    public async Task<ReadInbox> Inbox()
    {
        var seen = new List<SeenEvent>();
        for (long? before = long.MaxValue; before is not null;)
        {
            var page = await Get(string.Create(CultureInfo.InvariantCulture, $"/v1/inbox?limit=100&before={before}"));
            seen.AddRange(page.GetProperty("items").EnumerateArray().Select(item => new SeenEvent(
                item.GetProperty("seq").GetInt64(), item.GetProperty("payload").GetProperty("n").GetInt64())));
            before = page.GetProperty("nextBefore") is { ValueKind: JsonValueKind.Number } next ? next.GetInt64() : null;
        }

        seen.Reverse();
        var count = await Get("/v1/inbox/count");
        return new ReadInbox(_device.Tenant.Name, _device.Person.Email, seen, count.GetProperty("unread").GetInt32());
    }

    public void Dispose() => _http.Dispose();

    private async Task<JsonElement> Get(string path)
    {
        var text = await _http.GetStringAsync(new Uri(path, UriKind.Relative));
        _canaries.Hear(_device.Tenant, $"inbox of {_device.Person.Email}", text);
        return JsonSerializer.Deserialize<JsonElement>(text);
    }
}

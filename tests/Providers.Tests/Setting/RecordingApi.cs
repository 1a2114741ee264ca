using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace OrleansNotify.Channels;

/// <summary>An API on this machine that keeps what it is asked and gives one answer.</summary>
internal sealed class RecordingApi : IAsyncDisposable
{
    private readonly WebApplication _app;

    private RecordingApi(WebApplication app) => _app = app;

    public string Url => _app.Urls.First();

    public List<RecordedRequest> Requests { get; } = [];

    public RecordedRequest Only => Assert.Single(Requests);

    public static async Task<RecordingApi> Start(int status, string body = "", params (string Name, string Value)[] headers)
    {
        RecordingApi? api = null;
        var app = await LocalHttp.Start(async context =>
        {
            api!.Requests.Add(await RecordedRequest.Of(context.Request));
            context.Response.StatusCode = status;
            foreach (var (name, value) in headers)
            {
                context.Response.Headers[name] = value;
            }

            await context.Response.WriteAsync(body);
        });
        return api = new RecordingApi(app);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}

internal sealed record RecordedRequest(string Line, IReadOnlyDictionary<string, string> Headers, string Body)
{
    public JsonElement Json => JsonDocument.Parse(Body).RootElement;

    public Dictionary<string, string> Form => Body.Split('&').Select(pair => pair.Split('=', 2))
        .ToDictionary(pair => Uri.UnescapeDataString(pair[0]), pair => Uri.UnescapeDataString(pair[1]));

    public static async Task<RecordedRequest> Of(HttpRequest request)
    {
        using var reader = new StreamReader(request.Body, Encoding.UTF8);
        return new RecordedRequest(
            $"{request.Method} {request.Path}{request.QueryString}",
            request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase),
            await reader.ReadToEndAsync());
    }
}

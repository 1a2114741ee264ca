using System.Text;
using OrleansNotify.Running;

namespace OrleansNotify.Walk;

/// <summary>Calls operations and reads every byte of what comes back.</summary>
internal sealed class Walker(Server server)
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(30);
    private int _markers;

    /// <summary>How many calls were made.</summary>
    public int Calls { get; private set; }

    /// <param name="sounds">Whose notifications end a stream: one is sent when it is open.</param>
    public async Task<(int Status, string Text)> Call(Operation operation, string address, string? body, string? token, FullTenant sounds, string? named = null)
    {
        Calls++;
        using var request = new HttpRequestMessage(new HttpMethod(operation.Method), address);
        if (body is not null)
        {
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        }

        request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {token}");
        if (named is not null)
        {
            request.Headers.TryAddWithoutValidation("x-tenant-id", named);
        }

        using var response = await server.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        var isStream = operation.IsStream && response.IsSuccessStatusCode;
        var text = isStream ? await ReadUntilMarker(response, sounds) : await response.Content.ReadAsStringAsync();
        return ((int)response.StatusCode, $"{response.StatusCode}\n{response.Headers}{response.Content.Headers}\n{text}");
    }

    /// <summary>A notification that everyone of the tenant hears, after everything before it.</summary>
    public async Task<string> Mark(FullTenant tenant)
    {
        var marker = $"marker {Interlocked.Increment(ref _markers)} of {tenant.Tenant.Name}.";
        await tenant.Tenant.Notify(marker);
        return marker;
    }

    /// <summary>All frames of a socket until a notification that is sent now.</summary>
    public async Task<string> Hear(Socket socket, FullTenant tenant)
    {
        var heard = new StringBuilder(socket.Welcome.ToString());
        var marker = await Mark(tenant);
        while (!heard.ToString().Contains(marker, StringComparison.Ordinal))
        {
            heard.Append(await socket.NextText(Deadline)).Append('\n');
        }

        return heard.ToString();
    }

    private async Task<string> ReadUntilMarker(HttpResponseMessage response, FullTenant sounds)
    {
        using var deadline = new CancellationTokenSource(Deadline);
        await using var stream = await response.Content.ReadAsStreamAsync(deadline.Token);
        var marker = await Mark(sounds);
        var (read, buffer) = (new StringBuilder(), new byte[16 * 1024]);
        while (!HasAll(read.ToString(), marker))
        {
            var count = await stream.ReadAsync(buffer, deadline.Token);
            Assert.True(count > 0, $"The stream ended: {read}");
            read.Append(Encoding.UTF8.GetString(buffer, 0, count));
        }

        return read.ToString();
    }

    // A stream of deliveries has no notifications: it says when it has shown what there is.
    private static bool HasAll(string read, string marker)
        => read.Contains(marker, StringComparison.Ordinal) || read.Contains("event: caught-up", StringComparison.Ordinal);
}

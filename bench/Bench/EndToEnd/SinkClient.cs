using System.Globalization;
using System.Runtime.InteropServices;
using OrleansNotify.Bench.Sink;

namespace OrleansNotify.Bench.EndToEnd;

/// <summary>Asks the sink what has arrived.</summary>
internal sealed class SinkClient(int port) : IDisposable
{
    private readonly HttpClient _http = new() { BaseAddress = new Uri($"http://127.0.0.1:{port}") };

    public string Url(string kind, int endpoint) => $"http://127.0.0.1:{port}/{kind}/{endpoint}";

    public Task Reset() => _http.GetStringAsync("/reset");

    /// <summary>How many were answered at once, and how many arrived at all.</summary>
    public async Task<(int Ok, int All)> Count()
    {
        var counts = (await _http.GetStringAsync("/count")).Split(' ');
        return (int.Parse(counts[0], CultureInfo.InvariantCulture), int.Parse(counts[1], CultureInfo.InvariantCulture));
    }

    public async Task<Receipt[]> All() => MemoryMarshal.Cast<byte, Receipt>(await _http.GetByteArrayAsync("/receipts")).ToArray();

    public void Dispose() => _http.Dispose();
}

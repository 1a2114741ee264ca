using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using System.Threading.Channels;

namespace OrleansNotify.Faults.Histories;

/// <summary>Everything that the clients know, in memory for the checks and appended to a file for people.</summary>
internal sealed class RunLog : IAsyncDisposable
{
    private static readonly JsonSerializerOptions Compact = new() { WriteIndented = false };

    private readonly Channel<string> _lines = Channel.CreateUnbounded<string>(new() { SingleReader = true });
    private readonly long _began = Stopwatch.GetTimestamp();
    private readonly Task _writing;

    public RunLog(string path) => _writing = Write(path);

    public ConcurrentQueue<PostedEvent> Posted { get; } = new();

    public ConcurrentQueue<PostedMessages> Messages { get; } = new();

    public ConcurrentQueue<Call> Calls { get; } = new();

    public ConcurrentQueue<SilencedEndpoint> Silenced { get; } = new();

    public ConcurrentQueue<GuessedCode> Guessed { get; } = new();

    public ConcurrentQueue<CallAfterLogout> AfterLogout { get; } = new();

    public ConcurrentQueue<FaultSpan> Faults { get; } = new();

    public ConcurrentQueue<FlushProbe> Probes { get; } = new();

    public ConcurrentQueue<LateWrites> Late { get; } = new();

    /// <summary>Texts of one tenant that were found in another's bytes.</summary>
    public ConcurrentQueue<string> Leaks { get; } = new();

    /// <summary>Since the run began.</summary>
    public TimeSpan At(long timestamp) => Stopwatch.GetElapsedTime(_began, timestamp);

    public void Note(string what, object? value = null)
    {
        var at = Math.Round(Stopwatch.GetElapsedTime(_began).TotalSeconds, 3);
        _lines.Writer.TryWrite(JsonSerializer.Serialize(new { at, what, value }, Compact));
    }

    public async ValueTask DisposeAsync()
    {
        _lines.Writer.Complete();
        await _writing;
    }

    private async Task Write(string path)
    {
        await using var file = new StreamWriter(path);
        await foreach (var line in _lines.Reader.ReadAllAsync())
        {
            await file.WriteLineAsync(line);
        }
    }
}

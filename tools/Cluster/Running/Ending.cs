using System.Runtime.InteropServices;

namespace OrleansNotify.OneMachine.Running;

/// <summary>Ctrl-C or SIGTERM: the first asks for an orderly end, the second for a quick one.</summary>
internal sealed class Ending : IDisposable
{
    private readonly CancellationTokenSource _asked = new();
    private readonly CancellationTokenSource _hurry = new();
    private readonly PosixSignalRegistration[] _signals;

    public Ending()
        => _signals = [.. new[] { PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP }.Select(signal => PosixSignalRegistration.Create(signal, Hear))];

    public CancellationToken Asked => _asked.Token;

    public CancellationToken Hurry => _hurry.Token;

    public void Dispose()
    {
        Array.ForEach(_signals, signal => signal.Dispose());
        _asked.Dispose();
        _hurry.Dispose();
    }

    private void Hear(PosixSignalContext context)
    {
        context.Cancel = true;
        (_asked.IsCancellationRequested ? _hurry : _asked).Cancel();
    }
}

using System.Globalization;

namespace OrleansNotify.SystemTests.Inboxes;

/// <param name="Unknown">Operations beside the others that may have happened or not.</param>
/// <param name="Connections">How often a device was welcomed.</param>
/// <param name="Recounts">Moments at which everything was compared.</param>
internal sealed record DevicesVerdict(
    int Operations, int Unknown, int Events, int Restarts, int Connections, int Recounts, IReadOnlyList<string> Mismatches, TimeSpan Duration)
{
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Operations} operations ({Unknown} of unknown outcome beside them), {Events} events, {Restarts} restarts, {Connections} connections, {Recounts} recounts, {Mismatches.Count} mismatches, {Duration.TotalSeconds:0.0} s");
}

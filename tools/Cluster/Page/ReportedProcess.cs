using System.Globalization;

namespace OrleansNotify.OneMachine.Page;

/// <summary>What a process says of itself.</summary>
/// <param name="Name">Machine and process id: <c>host/4711</c>.</param>
/// <param name="Lag">Seconds.</param>
/// <param name="Memory">Resident bytes.</param>
/// <param name="Grains">Active ones by class.</param>
internal sealed record ReportedProcess(string Name, long Sockets, double Lag, long Memory, Dictionary<string, int> Grains)
{
    public bool Is(int processId) => Name.EndsWith(string.Create(CultureInfo.InvariantCulture, $"/{processId}"), StringComparison.Ordinal);
}

namespace OrleansNotify.Live.SocketIo;

/// <summary>This gateway is the only one.</summary>
internal sealed class NoNeighbours : INeighbours
{
    public string Suffix => "";

    public Task<bool> TryForward(HttpContext context, string sid) => Task.FromResult(false);
}

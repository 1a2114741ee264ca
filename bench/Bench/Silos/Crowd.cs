using OrleansNotify.Bench.Push;

namespace OrleansNotify.Bench.Silos;

/// <summary>People of other tenants with their open sockets, who hear nothing of what is measured.</summary>
internal sealed class Crowd : IDisposable
{
    private readonly List<Listener> _sockets = [];

    public int Count => _sockets.Count;

    public static async Task<Crowd> Open(int port, int tenants, int peopleOfTenant, int socketsOfPerson)
    {
        var crowd = new Crowd();
        // The first tenant is the one that is measured.
        for (var tenant = 1; tenant <= tenants; tenant++)
        {
            foreach (var token in await People.SignIn(port, peopleOfTenant, $"/t/{ClusterUnderTest.Tenant(tenant)}"))
            {
                for (var i = 0; i < socketsOfPerson; i++)
                {
                    crowd._sockets.Add(await Listener.Open(port, token));
                }
            }
        }

        return crowd;
    }

    public void Dispose()
    {
        _sockets.ForEach(socket => socket.Dispose());
        _sockets.Clear();
    }
}

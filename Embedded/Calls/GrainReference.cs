using System.Reflection;
using Orleans.Embedded;

namespace Orleans.Runtime;

// Two references are equal when they name the same grain, whatever interfaces they show it through.
public class GrainReference : DispatchProxy, IAddressable, IEquatable<GrainReference>
{
    Activation? _last;

    public GrainId GrainId { get; private set; }

    internal Silo Silo { get; private set; } = null!;

    internal void Bind(Silo silo, GrainId id) => (Silo, GrainId) = (silo, id);

    internal void Send(Request request)
    {
        if (_last?.TryPost(request) != true)
        {
            _last = Silo.Send(request);
        }
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) =>
        GrainMethod.Of(targetMethod!).Call(this, args ?? []);

    public bool Equals(GrainReference? other) => other is not null && other.GrainId == GrainId;

    public override bool Equals(object? obj) => Equals(obj as GrainReference);

    public override int GetHashCode() => GrainId.GetHashCode();

    public override string ToString() => $"GrainReference:{GrainId}";
}

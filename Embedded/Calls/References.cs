using System.Globalization;
using System.Reflection;
using Orleans.Runtime;

namespace Orleans.Embedded;

internal sealed class References(Silo silo, GrainClasses classes) : IClusterClient
{
    long _observers;

    public IServiceProvider ServiceProvider => silo.Services;

    public TGrainInterface GetGrain<TGrainInterface>(string primaryKey) where TGrainInterface : IGrainWithStringKey =>
        (TGrainInterface)GetGrain(typeof(TGrainInterface), primaryKey);

    public TGrainInterface GetGrain<TGrainInterface>(GrainId grainId) where TGrainInterface : IAddressable =>
        (TGrainInterface)Refer(typeof(TGrainInterface), grainId);

    public IGrain GetGrain(Type grainInterfaceType, string grainPrimaryKey)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(grainPrimaryKey);
        return (IGrain)Refer(grainInterfaceType, GrainId.Create(classes.Implementing(grainInterfaceType), grainPrimaryKey));
    }

    // Held until it is deleted, where Orleans holds it weakly and needs its owner to keep it.
    public TGrainObserverInterface CreateObjectReference<TGrainObserverInterface>(IGrainObserver obj)
        where TGrainObserverInterface : IGrainObserver
    {
        var id = GrainId.Create(Observers.Type, Interlocked.Increment(ref _observers).ToString(CultureInfo.InvariantCulture));
        silo.Directory.Add(new Activation(silo, id, obj));
        return (TGrainObserverInterface)Refer(typeof(TGrainObserverInterface), id);
    }

    public void DeleteObjectReference<TGrainObserverInterface>(IGrainObserver obj) where TGrainObserverInterface : IGrainObserver =>
        silo.Directory.RemoveObserver(obj.GetGrainId());

    public object Refer(Type contract, GrainId id)
    {
        var reference = (GrainReference)DispatchProxy.Create(contract, typeof(GrainReference));
        reference.Bind(silo, id);
        return reference;
    }
}

internal static class Observers
{
    public static GrainType Type { get; } = GrainType.Create("sys.observer");
}

using Orleans.Embedded;
using Orleans.Runtime;

namespace Orleans;

public static class GrainExtensions
{
    public static TGrainInterface AsReference<TGrainInterface>(this IAddressable grain)
    {
        var (silo, id) = Locate(grain);
        return (TGrainInterface)silo.References.Refer(typeof(TGrainInterface), id);
    }

    public static TGrainInterface Cast<TGrainInterface>(this IAddressable grain) => grain.AsReference<TGrainInterface>();

    public static GrainId GetGrainId(this IAddressable grain) => Locate(grain).Id;

    public static string GetPrimaryKeyString(this IAddressable grain) => grain.GetGrainId().Key.ToString();

    static (Silo Silo, GrainId Id) Locate(IAddressable grain) => grain switch
    {
        GrainReference reference => (reference.Silo, reference.GrainId),
        IGrainBase { GrainContext: Activation activation } => (activation.Silo, activation.GrainId),
        _ => throw new ArgumentException($"{grain?.GetType().Name ?? "null"} is neither a grain nor a reference.", nameof(grain)),
    };
}

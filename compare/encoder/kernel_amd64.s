// The kernel for amd64 with AVX2: the arithmetic of plain.go, bit by bit. A register of eight floats holds the eight
// lanes of every sum. Multiplications and additions stay apart: nothing is fused.

#include "textflag.h"

// One pair of a row's activations, repeated, times eight columns of a panel: the next terms of eight sums.
#define TERM(pair, sums) \
	VPBROADCASTD pair, Y9; \
	VPMADDWD     Y8, Y9, Y9; \
	VPADDD       Y9, sums, sums

// Eight sums of a row to outputs: scale, bias, floor, residual. Steps to the next row.
#define FINISH(sums) \
	VBROADCASTSS (R13), Y9; \
	VMULPS       Y10, Y9, Y9; \
	VCVTDQ2PS    sums, sums; \
	VMULPS       Y9, sums, sums; \
	VADDPS       Y11, sums, sums; \
	VMAXPS       Y12, sums, sums; \
	VADDPS       (R12), sums, sums; \
	VMOVUPS      sums, (R11); \
	ADDQ         $4, R13; \
	ADDQ         64(AX), R11; \
	ADDQ         72(AX), R12

#define ZERO(sums) VPXOR sums, sums, sums

// The first two and the first four rows from SI; four more from BX. `at` counts bytes within a row.
#define TWO(at) \
	TERM(at(SI), Y0); \
	TERM(at(SI)(R8*1), Y1)
#define FOUR(at) \
	TWO(at); \
	TERM(at(SI)(R8*2), Y2); \
	TERM(at(SI)(R9*1), Y3)
#define FOURMORE(at) \
	TERM(at(BX), Y4); \
	TERM(at(BX)(R8*1), Y5); \
	TERM(at(BX)(R8*2), Y6); \
	TERM(at(BX)(R9*1), Y7)

#define WEIGHTS(at) VPMOVSXBW at(DI), Y8

// To the next two pairs.
#define STEP \
	ADDQ $8, SI; \
	ADDQ $32, DI; \
	SUBQ $2, CX

#define BEGIN \
	MOVQ DX, DI; \
	MOVQ 88(AX), CX

// Back to the first pair of the row.
#define REWIND \
	MOVQ 88(AX), CX; \
	SHLQ $2, CX; \
	SUBQ CX, SI

// func simdProduct(a unsafe.Pointer)
// AX the arguments (fast.go), SI and BX rows, DX a panel, DI within it, R8 and R9 one and three strides, R10 rows left,
// R11 output, R12 residual, R13 steps; Y0-Y7 sums, Y8 weights, Y10 scale, Y11 bias, Y12 floor.
TEXT ·simdProduct(SB), NOSPLIT, $8-8
	MOVQ  a+0(FP), AX
	MOVQ  $0, column-8(SP) // bytes before the panel's columns in a row of float32
	MOVQ  8(AX), DX
	MOVQ  56(AX), R8
	LEAQ  (R8)(R8*2), R9
	VPXOR Y12, Y12, Y12
	CMPQ  104(AX), $0
	JNE   panel
	VBROADCASTSS infinity<>(SB), Y12

panel:
	MOVQ    column-8(SP), CX
	MOVQ    16(AX), R10
	VMOVUPS (R10)(CX*1), Y10
	MOVQ    24(AX), R10
	VMOVUPS (R10)(CX*1), Y11
	MOVQ    40(AX), R11
	ADDQ    CX, R11
	MOVQ    48(AX), R12
	ADDQ    CX, R12
	MOVQ    0(AX), SI
	MOVQ    80(AX), R10
	MOVQ    32(AX), R13

eight:
	CMPQ R10, $8
	JLT  four
	LEAQ (SI)(R8*4), BX
	ZERO(Y0)
	ZERO(Y1)
	ZERO(Y2)
	ZERO(Y3)
	ZERO(Y4)
	ZERO(Y5)
	ZERO(Y6)
	ZERO(Y7)
	BEGIN

eightloop:
	WEIGHTS(0)
	FOUR(0)
	FOURMORE(0)
	WEIGHTS(16)
	FOUR(4)
	FOURMORE(4)
	ADDQ $8, BX
	STEP
	JNZ  eightloop
	FINISH(Y0)
	FINISH(Y1)
	FINISH(Y2)
	FINISH(Y3)
	FINISH(Y4)
	FINISH(Y5)
	FINISH(Y6)
	FINISH(Y7)
	REWIND
	LEAQ (SI)(R8*8), SI
	SUBQ $8, R10
	JMP  eight

four:
	CMPQ R10, $4
	JLT  two
	ZERO(Y0)
	ZERO(Y1)
	ZERO(Y2)
	ZERO(Y3)
	BEGIN

fourloop:
	WEIGHTS(0)
	FOUR(0)
	WEIGHTS(16)
	FOUR(4)
	STEP
	JNZ  fourloop
	FINISH(Y0)
	FINISH(Y1)
	FINISH(Y2)
	FINISH(Y3)
	REWIND
	LEAQ (SI)(R8*4), SI
	SUBQ $4, R10

two:
	CMPQ R10, $2
	JLT  one
	ZERO(Y0)
	ZERO(Y1)
	BEGIN

twoloop:
	WEIGHTS(0)
	TWO(0)
	WEIGHTS(16)
	TWO(4)
	STEP
	JNZ  twoloop
	FINISH(Y0)
	FINISH(Y1)
	REWIND
	LEAQ (SI)(R8*2), SI
	SUBQ $2, R10

one:
	CMPQ R10, $1
	JLT  next
	ZERO(Y0)
	ZERO(Y1)
	BEGIN

oneloop: // even pairs in Y0, odd ones in Y1: two chains instead of one
	WEIGHTS(0)
	TERM((SI), Y0)
	WEIGHTS(16)
	TERM(4(SI), Y1)
	STEP
	JNZ    oneloop
	VPADDD Y1, Y0, Y0
	FINISH(Y0)

next:
	MOVQ 88(AX), CX
	SHLQ $4, CX
	ADDQ CX, DX
	ADDQ $32, column-8(SP)
	SUBQ $8, 96(AX)
	JNZ  panel
	VZEROUPPER
	RET

// The sum of eight lanes of Y0: (0+4 + 1+5) + (2+6 + 3+7). Uses Y1.
#define LANES \
	VEXTRACTF128 $1, Y0, X1; \
	VADDPS       X1, X0, X0; \
	VHADDPS      X0, X0, X0; \
	VHADDPS      X0, X0, X0

// func simdNormalise(x unsafe.Pointer, stride, rows, n int32, gain, bias unsafe.Pointer, epsilon float32)
TEXT ·simdNormalise(SB), NOSPLIT, $0-44
	MOVQ      x+0(FP), DI
	MOVLQSX   stride+8(FP), R8
	MOVLQSX   rows+12(FP), R10
	MOVLQSX   n+16(FP), DX
	MOVQ      gain+24(FP), R11
	MOVQ      bias+32(FP), R12
	VXORPS    X6, X6, X6
	VCVTSI2SSL DX, X6, X6
	VMOVSS    epsilon+40(FP), X7
	VMOVSS    one<>(SB), X5
	SHLQ      $2, DX

row:
	VXORPS Y0, Y0, Y0
	XORQ   CX, CX

mean:
	VADDPS       (DI)(CX*1), Y0, Y0
	ADDQ         $32, CX
	CMPQ         CX, DX
	JLT          mean
	LANES
	VDIVSS       X6, X0, X0
	VBROADCASTSS X0, Y2
	VXORPS       Y0, Y0, Y0
	XORQ         CX, CX

shift:
	VMOVUPS      (DI)(CX*1), Y3
	VSUBPS       Y2, Y3, Y3
	VMOVUPS      Y3, (DI)(CX*1)
	VMULPS       Y3, Y3, Y3
	VADDPS       Y3, Y0, Y0
	ADDQ         $32, CX
	CMPQ         CX, DX
	JLT          shift
	LANES
	VDIVSS       X6, X0, X0
	VADDSS       X7, X0, X0
	VSQRTSS      X0, X0, X0
	VDIVSS       X0, X5, X0
	VBROADCASTSS X0, Y2
	XORQ         CX, CX

scale:
	VMULPS  (DI)(CX*1), Y2, Y3
	VMULPS  (R11)(CX*1), Y3, Y3
	VADDPS  (R12)(CX*1), Y3, Y3
	VMOVUPS Y3, (DI)(CX*1)
	ADDQ    $32, CX
	CMPQ    CX, DX
	JLT     scale
	ADDQ    R8, DI
	SUBQ    $1, R10
	JNZ     row
	VZEROUPPER
	RET

// The greatest lane of Y0, whose lanes are bits of magnitudes, to X0.
#define GREATEST \
	VEXTRACTI128 $1, Y0, X1; \
	VPMAXUD      X1, X0, X0; \
	VPSHUFD      $0x4e, X0, X1; \
	VPMAXUD      X1, X0, X0; \
	VPSHUFD      $0xb1, X0, X1; \
	VPMAXUD      X1, X0, X0

// func simdQuantise(dst unsafe.Pointer, dstStride int32, src unsafe.Pointer, srcStride, rows, n int32) float32
// Magnitudes compare as integers; adding 3<<22 leaves the nearest integer in the low bits.
TEXT ·simdQuantise(SB), NOSPLIT, $0-44
	MOVQ         dst+0(FP), DI
	MOVLQSX      dstStride+8(FP), R8
	MOVQ         src+16(FP), SI
	MOVLQSX      srcStride+24(FP), R9
	MOVLQSX      rows+28(FP), R10
	MOVLQSX      n+32(FP), DX
	SHLQ         $2, DX
	VPBROADCASTD magnitude<>(SB), Y4
	VPBROADCASTD least<>(SB), Y0
	VBROADCASTSS whole<>(SB), Y5
	MOVQ         SI, BX
	MOVQ         R10, R11

most:
	XORQ CX, CX

top:
	VPAND        (BX)(CX*1), Y4, Y1
	VPMAXUD      Y1, Y0, Y0
	ADDQ         $32, CX
	CMPQ         CX, DX
	JLT          top
	ADDQ         R9, BX
	SUBQ         $1, R11
	JNZ          most
	GREATEST
	VMOVSS       steps<>(SB), X3
	VDIVSS       X3, X0, X1
	VMOVSS       X1, ret+40(FP)
	VDIVSS       X0, X3, X0
	VBROADCASTSS X0, Y2

quantiserow:
	XORQ CX, CX
	MOVQ DI, BX

round:
	VMULPS       (SI)(CX*1), Y2, Y0
	VADDPS       Y5, Y0, Y0
	VPSUBD       Y5, Y0, Y0
	VEXTRACTI128 $1, Y0, X1
	VPACKSSDW    X1, X0, X0
	VMOVDQU      X0, (BX)
	ADDQ         $16, BX
	ADDQ         $32, CX
	CMPQ         CX, DX
	JLT          round
	ADDQ         R9, SI
	ADDQ         R8, DI
	SUBQ         $1, R10
	JNZ          quantiserow
	VZEROUPPER
	RET

// func simdEmbed(dst, row unsafe.Pointer, n int32, scale, offset float32)
TEXT ·simdEmbed(SB), NOSPLIT, $0-28
	MOVQ         dst+0(FP), DI
	MOVQ         row+8(FP), SI
	MOVLQSX      n+16(FP), DX
	VBROADCASTSS scale+20(FP), Y2
	VBROADCASTSS offset+24(FP), Y3

embed:
	VPMOVZXBD (SI), Y0
	VCVTDQ2PS Y0, Y0
	VMULPS    Y2, Y0, Y0
	VADDPS    Y3, Y0, Y0
	VMOVUPS   Y0, (DI)
	ADDQ      $8, SI
	ADDQ      $32, DI
	SUBQ      $8, DX
	JNZ       embed
	VZEROUPPER
	RET

// func simdAdd(dst, src unsafe.Pointer, n int32)
TEXT ·simdAdd(SB), NOSPLIT, $0-20
	MOVQ    dst+0(FP), DI
	MOVQ    src+8(FP), SI
	MOVLQSX n+16(FP), DX

add:
	VMOVUPS (DI), Y0
	VADDPS  (SI), Y0, Y0
	VMOVUPS Y0, (DI)
	ADDQ    $32, SI
	ADDQ    $32, DI
	SUBQ    $8, DX
	JNZ     add
	VZEROUPPER
	RET

// func simdDots(dst, v, of unsafe.Pointer, count, n int32)
TEXT ·simdDots(SB), NOSPLIT, $0-32
	MOVQ    dst+0(FP), DI
	MOVQ    v+8(FP), SI
	MOVQ    of+16(FP), BX
	MOVLQSX count+24(FP), R10
	MOVLQSX n+28(FP), DX
	SHLQ    $2, DX

vector:
	VXORPS Y0, Y0, Y0
	XORQ   CX, CX

dot:
	VMOVUPS (BX)(CX*1), Y1
	VMULPS  (SI)(CX*1), Y1, Y1
	VADDPS  Y1, Y0, Y0
	ADDQ    $32, CX
	CMPQ    CX, DX
	JLT     dot
	LANES
	VMOVSS  X0, (DI)
	ADDQ    $4, DI
	ADDQ    DX, BX
	SUBQ    $1, R10
	JNZ     vector
	VZEROUPPER
	RET

// func simdBetween(dst, low, high, edges, each, bias unsafe.Pointer, n int32, count, scale, floor float32)
TEXT ·simdBetween(SB), NOSPLIT, $0-64
	MOVQ         dst+0(FP), DI
	MOVQ         low+8(FP), SI
	MOVQ         high+16(FP), BX
	MOVQ         edges+24(FP), R8
	MOVQ         each+32(FP), R9
	MOVQ         bias+40(FP), R10
	MOVLQSX      n+48(FP), DX
	VBROADCASTSS count+52(FP), Y2
	VBROADCASTSS scale+56(FP), Y3
	VBROADCASTSS floor+60(FP), Y4
	SHLQ         $2, DX
	XORQ         CX, CX

between:
	VMOVUPS (BX)(CX*1), Y0
	VSUBPS  (SI)(CX*1), Y0, Y0
	VADDPS  (R8)(CX*1), Y0, Y0
	VMULPS  (R9)(CX*1), Y2, Y1
	VADDPS  Y1, Y0, Y0
	VMULPS  Y3, Y0, Y0
	VADDPS  (R10)(CX*1), Y0, Y0
	VMAXPS  Y4, Y0, Y0
	VMOVUPS Y0, (DI)(CX*1)
	ADDQ    $32, CX
	CMPQ    CX, DX
	JLT     between
	VZEROUPPER
	RET

// func simdRectify(x unsafe.Pointer, n int32)
TEXT ·simdRectify(SB), NOSPLIT, $0-12
	MOVQ    x+0(FP), DI
	MOVLQSX n+8(FP), DX
	VXORPS  Y1, Y1, Y1

rectify:
	VMOVUPS (DI), Y0
	VMAXPS  Y1, Y0, Y0
	VMOVUPS Y0, (DI)
	ADDQ    $32, DI
	SUBQ    $8, DX
	JNZ     rectify
	VZEROUPPER
	RET

#define SHORTS 512 // numbers of a Short, a byte each; behind them its step
#define SIZE 516

// func simdShorten(dst, v unsafe.Pointer)
TEXT ·simdShorten(SB), NOSPLIT, $0-16
	MOVQ         dst+0(FP), DI
	MOVQ         v+8(FP), SI
	VPBROADCASTD magnitude<>(SB), Y4
	VPBROADCASTD least<>(SB), Y0
	VBROADCASTSS whole<>(SB), Y5
	XORQ         CX, CX

greatest:
	VPAND   (SI)(CX*4), Y4, Y1
	VPMAXUD Y1, Y0, Y0
	ADDQ    $8, CX
	CMPQ    CX, $SHORTS
	JLT     greatest
	GREATEST
	VMOVSS       shorts<>(SB), X3
	VDIVSS       X3, X0, X1
	VMOVSS       X1, SHORTS(DI)
	VDIVSS       X0, X3, X0
	VBROADCASTSS X0, Y2
	XORQ         CX, CX

shorten:
	VMULPS       (SI)(CX*4), Y2, Y0
	VADDPS       Y5, Y0, Y0
	VPSUBD       Y5, Y0, Y0
	VEXTRACTI128 $1, Y0, X1
	VPACKSSDW    X1, X0, X0
	VPACKSSWB    X0, X0, X0
	VMOVQ        X0, (DI)(CX*1)
	ADDQ         $8, CX
	CMPQ         CX, $SHORTS
	JLT          shorten
	VZEROUPPER
	RET

// The next terms of the sums with one vector of b.
#define MEET(b, sums) \
	VPMOVSXBW b, Y5; \
	VPMADDWD  Y4, Y5, Y5; \
	VPADDD    Y5, sums, sums

// func simdCosines(dst unsafe.Pointer, stride int32, a unsafe.Pointer, rows int32, b unsafe.Pointer, columns int32)
// Four columns at a time, then one by one. A step of b is at the end of its vector, where BX points after the walk.
TEXT ·simdCosines(SB), NOSPLIT, $0-44
	MOVQ    dst+0(FP), R10
	MOVLQSX stride+8(FP), R11
	MOVQ    a+16(FP), SI
	MOVLQSX rows+24(FP), R12

cosinerow:
	MOVQ         R10, DI
	MOVQ         b+32(FP), BX
	MOVLQSX      columns+40(FP), R13
	VBROADCASTSS SHORTS(SI), X6

four:
	CMPQ R13, $4
	JLT  one
	ZERO(Y0)
	ZERO(Y1)
	ZERO(Y2)
	ZERO(Y3)
	XORQ CX, CX

meetfour:
	VPMOVSXBW (SI)(CX*1), Y4
	MEET((BX), Y0)
	MEET(SIZE(BX), Y1)
	MEET(2*SIZE(BX), Y2)
	MEET(3*SIZE(BX), Y3)
	ADDQ $16, BX
	ADDQ $16, CX
	CMPQ CX, $SHORTS
	JLT  meetfour
	VPHADDD      Y1, Y0, Y0
	VPHADDD      Y3, Y2, Y2
	VPHADDD      Y2, Y0, Y0
	VEXTRACTI128 $1, Y0, X1
	VPADDD       X1, X0, X0
	VCVTDQ2PS    X0, X0
	VMOVSS       (BX), X1
	VINSERTPS    $0x10, SIZE(BX), X1, X1
	VINSERTPS    $0x20, 2*SIZE(BX), X1, X1
	VINSERTPS    $0x30, 3*SIZE(BX), X1, X1
	VMULPS       X6, X1, X1
	VMULPS       X1, X0, X0
	VMOVUPS      X0, (DI)
	ADDQ         $16, DI
	ADDQ         $(3*SIZE+4), BX
	SUBQ         $4, R13
	JMP          four

one:
	TESTQ R13, R13
	JZ    rowdone
	ZERO(Y0)
	XORQ  CX, CX

meetone:
	VPMOVSXBW (SI)(CX*1), Y4
	MEET((BX), Y0)
	ADDQ      $16, BX
	ADDQ      $16, CX
	CMPQ      CX, $SHORTS
	JLT       meetone
	VPHADDD      Y0, Y0, Y0
	VPHADDD      Y0, Y0, Y0
	VEXTRACTI128 $1, Y0, X1
	VPADDD       X1, X0, X0
	VCVTDQ2PS    X0, X0
	VMULSS       (BX), X6, X1
	VMULSS       X1, X0, X0
	VMOVSS       X0, (DI)
	ADDQ         $4, DI
	ADDQ         $4, BX
	SUBQ         $1, R13
	JMP          one

rowdone:
	ADDQ $SIZE, SI
	ADDQ R11, R10
	SUBQ $1, R12
	JNZ  cosinerow
	VZEROUPPER
	RET

#define HORNER(c) \
	VMULPS       Y3, Y4, Y4; \
	VBROADCASTSS c, Y5; \
	VADDPS       Y5, Y4, Y4

// func simdSquash(v, z unsafe.Pointer, n int32, epsilon float32)
// tanh step by step as vector.go has it, then to length 1.
TEXT ·simdSquash(SB), NOSPLIT, $0-24
	MOVQ         v+0(FP), DI
	MOVQ         z+8(FP), SI
	MOVLQSX      n+16(FP), DX
	SHLQ         $2, DX
	VBROADCASTSS magnitude<>(SB), Y6
	VBROADCASTSS whole<>(SB), Y7
	VBROADCASTSS twelve<>(SB), Y8
	VBROADCASTSS log2e<>(SB), Y9
	VBROADCASTSS one<>(SB), Y10
	VPBROADCASTD bias<>(SB), Y11
	VXORPS       Y0, Y0, Y0
	XORQ         CX, CX

tanh:
	VMOVUPS      (SI)(CX*1), Y1
	VANDPS       Y6, Y1, Y2
	VMINPS       Y8, Y2, Y2
	VMULPS       Y9, Y2, Y2
	VADDPS       Y7, Y2, Y3      // the whole power in the low bits
	VPSUBD       Y7, Y3, Y12
	VSUBPS       Y7, Y3, Y3
	VSUBPS       Y3, Y2, Y3      // the rest
	VBROADCASTSS series<>+0(SB), Y4
	HORNER(series<>+4(SB))
	HORNER(series<>+8(SB))
	HORNER(series<>+12(SB))
	HORNER(series<>+16(SB))
	HORNER(series<>+20(SB))
	HORNER(series<>+24(SB))
	VPADDD       Y11, Y12, Y12
	VPSLLD       $23, Y12, Y12
	VMULPS       Y12, Y4, Y4     // e
	VSUBPS       Y4, Y10, Y2
	VADDPS       Y4, Y10, Y3
	VDIVPS       Y3, Y2, Y2
	VANDPS       Y6, Y2, Y2      // the sign of z
	VANDNPS      Y1, Y6, Y1
	VORPS        Y1, Y2, Y2
	VMOVUPS      Y2, (DI)(CX*1)
	VMULPS       Y2, Y2, Y2
	VADDPS       Y2, Y0, Y0
	ADDQ         $32, CX
	CMPQ         CX, DX
	JLT          tanh
	LANES
	VMOVSS       epsilon+20(FP), X1
	VMAXSS       X1, X0, X0
	VSQRTSS      X0, X0, X0
	VDIVSS       X0, X10, X0
	VBROADCASTSS X0, Y2
	XORQ         CX, CX

unit:
	VMULPS  (DI)(CX*1), Y2, Y0
	VMOVUPS Y0, (DI)(CX*1)
	ADDQ    $32, CX
	CMPQ    CX, DX
	JLT     unit
	VZEROUPPER
	RET

#define NUMBER(name, value) \
	DATA name<>+0(SB)/4, value; \
	GLOBL name<>(SB), RODATA|NOPTR, $4

NUMBER(infinity, $0xff800000) // negative
NUMBER(magnitude, $0x7fffffff)
NUMBER(least, $0x3089705f) // 1e-9
NUMBER(whole, $0x4b400000) // 3<<22
NUMBER(steps, $0x45fff800) // 8191
NUMBER(shorts, $0x42fe0000) // 127
NUMBER(one, $0x3f800000)
NUMBER(twelve, $0x41400000)
NUMBER(bias, $127)
NUMBER(log2e, $0xc038aa3b) // -2.885390

// 2**x for |x| <= 1/2, as exp2 in vector.go.
DATA series<>+0(SB)/4, $0x39218489
DATA series<>+4(SB)/4, $0x3aaec3ff
DATA series<>+8(SB)/4, $0x3c1d955b
DATA series<>+12(SB)/4, $0x3d635847
DATA series<>+16(SB)/4, $0x3e75fdf0
DATA series<>+20(SB)/4, $0x3f317218
DATA series<>+24(SB)/4, $0x3f800000
GLOBL series<>(SB), RODATA|NOPTR, $28
